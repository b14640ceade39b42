import { fenced } from '../import-markdown/fenced.ts';
import type { SourceLine } from '../import-markdown/source-line.ts';
import type { ImportNote } from '../import-note.ts';

const KINDS =
  'note|tip|hint|info|important|warning|caution|danger|attention|alert|notice|admonition|callout';

/** What opens a callout on a line of its own, by the site generators that have it. */
const OPENINGS: readonly RegExp[] = [
  new RegExp(`^(\\s*)\\{\\{[<%] *(${KINDS})\\b([^{}]*)[>%]\\}\\}\\s*$`, 'i'),
  new RegExp(`^(\\s*):{3,} *\\{?(${KINDS})\\}?\\b(.*)$`, 'i'),
];

const CLOSING = /^\s*(?:\{\{[<%] *\/ *[\w-]+ *[>%]\}\}|:{3,})\s*$/;
const INCLUDED = new RegExp(`^\\{% *include +(${KINDS})(?:\\.\\w+)? +content="(.*)" *%\\}$`, 'is');

/** Most lines of a callout. */
const MOST_LINES = 200;

/**
 * Callouts as quotes that say what they are: `> **Note:** …`. Forges and site generators write each of
 * them in a way of its own, which elsewhere is read as text.
 */
export function quoteCallouts(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  const code = fenced(lines);
  const result: SourceLine[] = [];
  let before: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const found = code[at]?.isCode ? undefined : calloutAt(lines, at);
    if (found !== undefined) {
      notes.push({ kind: 'label', line: line.line, message: found.label });
      for (const part of found.lines) result.push(part);
      at = found.end;
      continue;
    }
    // `> [!NOTE]` names the kind of the quote below it.
    const alert = code[at]?.isCode ? null : /^\s*(?:> *)+\[!(\w+)\]\s*$/.exec(line.text);
    if (alert !== null) {
      before = nameOf(alert[1] ?? '');
      notes.push({ kind: 'label', line: line.line, message: line.text.trim() });
      continue;
    }
    const [, quote, words = ''] = /^(\s*(?:> ?)+)(.*)$/.exec(line.text) ?? [];
    if (before !== undefined && quote !== undefined && words.trim() === '') continue;
    if (before !== undefined && quote !== undefined)
      result.push({ ...line, text: `${quote}**${before}:** ${words}` });
    else result.push(line);
    before = undefined;
  }
  return result;
}

interface Callout {
  readonly label: string;
  readonly lines: readonly SourceLine[];
  /** The last line of it. */
  readonly end: number;
}

function calloutAt(lines: readonly SourceLine[], at: number): Callout | undefined {
  const line = lines[at];
  if (line === undefined || line.text.length > 1000) return undefined;
  if (/^\{% *include /.test(line.text)) return includedAt(lines, at);
  const opening = OPENINGS.map((pattern) => pattern.exec(line.text)).find(
    (found) => found !== null,
  );
  if (opening === undefined || opening === null) return undefined;
  const [, indent = '', kind = '', more = ''] = opening;
  const length = lines
    .slice(at, at + MOST_LINES)
    .findIndex(({ text }, index) => index > 0 && CLOSING.test(text));
  if (length < 0) return undefined;
  const typed = /\b(?:type|variant)="?(\w+)"?/i.exec(more)?.[1] ?? kind;
  const title =
    /\btitle="([^"]+)"/i.exec(more)?.[1] ??
    (/^[\s{]*$|=|^\s*\/$/.test(more) ? '' : more.replace(/[[\]{}]/g, ' ').trim());
  const inner = lines.slice(at + 1, at + length);
  while (inner[0]?.text.trim() === '') inner.shift();
  const name = title === '' ? nameOf(typed) : title;
  const quoted = inner.map((part, index) => ({
    ...part,
    text: `${indent}> ${index === 0 ? `**${name}:** ` : ''}${part.text.slice(indent.length)}`.trimEnd(),
  }));
  const blank = { ...line, text: '' };
  const closing = lines[at + length]?.text ?? '';
  return {
    label: `${line.text} ${closing}`.trim(),
    lines: [blank, ...quoted, blank],
    end: at + length,
  };
}

/** `{% include note.html content="…" %}`, which can go on over several lines. */
function includedAt(lines: readonly SourceLine[], at: number): Callout | undefined {
  const line = lines[at];
  const length = lines.slice(at, at + MOST_LINES).findIndex(({ text }) => /%\}\s*$/.test(text));
  if (line === undefined || length < 0) return undefined;
  const whole = lines.slice(at, at + length + 1).map(({ text }) => text.trim());
  const [, kind = '', words = ''] = INCLUDED.exec(whole.join(' ')) ?? [];
  if (kind === '') return undefined;
  return {
    label: `include ${kind}.html content`,
    lines: [
      { ...line, text: `> **${nameOf(kind)}:** ${words.trim()}` },
      { ...line, text: '' },
    ],
    end: at + length,
  };
}

function nameOf(kind: string): string {
  const word = /^(?:admonition|callout|alert|notice)$/i.test(kind) ? 'note' : kind.toLowerCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
