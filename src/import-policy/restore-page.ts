import { appendAll } from '../append-all.ts';
import type { SourceLine } from '../import-markdown/source-line.ts';
import type { ImportNote } from '../import-note.ts';
import { isCodeLine, isProseLine } from './code-line.ts';
import { headingDepths, type PageHeading } from './heading-depths.ts';
import { headingWords, policyHeading } from './policy-heading.ts';
import { sampleLabel } from './sample-label.ts';

const CHROME =
  /^(?:Skip to (?:main )?content|Navigation Menu|Security|SECURITY\.md|Security: [\w.-]+\/[\w.-]+|Latest commit|History|File metadata and controls|Preview|Code|Blame|Raw|Copy raw file|\d+ lines \(\d+ loc\).*|Footer|© \d{4} GitHub, Inc\..*|There aren[’']t any published security advisories|Report a vulnerability)$/;

const BULLET = /^(\s*)(?:[•◦▪‣●∙]|[-*](?= \S))\s+/;
const NUMBER = /^(\s*)(\d{1,3})[.)]\s+\S/;

/** What a line of a page copy is. */
type Kind = 'blank' | 'heading' | 'item' | 'table' | 'code' | 'text';

interface PageLine {
  readonly line: SourceLine;
  kind: Kind;
}

/**
 * True for the text of a page on which markdown was shown: GitHub's with `•` bullets, or one of a
 * documentation site with `¶` behind its headings. Either has lost its heading marks and fences.
 */
export function isPageCopy(lines: readonly SourceLine[]): boolean {
  const has = (pattern: RegExp) => lines.some(({ text }) => pattern.test(text));
  if (lines.filter(({ text }) => /\S¶$/.test(text)).length >= 2) return true;
  if (has(/^\s*(?:`{3}|~{3})/) || has(/^#{2,6} \S/)) return false;
  const copied = has(/^ {2,}• \S/) || has(/^Skip to (?:main )?content$/);
  return copied && lines.some((line, index) => isLonely(lines, index) && isHeading(line.text));
}

/** Puts back the marks that a page copy has lost. */
export function restorePage(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  notes.push({
    kind: 'repaired',
    line: 1,
    message: 'this is a copy of a web page: headings, code and lists put back',
  });
  const isSite = lines.some(({ text }) => /\S¶$/.test(text));
  const page = isSite ? siteLines(lines) : forgeLines(lines, notes);
  return written(page, contentsOf(page), notes);
}

function isLonely(lines: readonly SourceLine[], index: number): boolean {
  const isBlank = (at: number) => (lines[at]?.text.trim() ?? '') === '';
  return isBlank(index - 1) && isBlank(index + 1);
}

/** A short line in the case of a title that says something which a policy has, or could be one. */
function isHeading(text: string): boolean {
  if (text.length > 80 || !/^\p{Lu}[^.;!?]*$/u.test(text) || /[,:]$|[={}"]/.test(text))
    return false;
  return text.split(/\s+/).length <= 9 && !isCodeLine(text);
}

/** A page of GitHub: blank lines part its blocks, so a line that stands alone can be a heading. */
function forgeLines(lines: readonly SourceLine[], notes: ImportNote[]): PageLine[] {
  const page: PageLine[] = [];
  let isCode = false;
  let isTable = false;
  let hasBegun = false;
  for (const [index, line] of lines.entries()) {
    const { text } = line;
    const trimmed = text.trim();
    const isStart = (lines[index - 1]?.text.trim() ?? '') === '';
    if (trimmed === '') {
      isTable = false;
      page.push({ line, kind: 'blank' });
      continue;
    }
    const isLast = !hasBegun || index > lines.length - 8;
    if (isLast && isLonely(lines, index) && CHROME.test(trimmed)) {
      notes.push({ kind: 'label', line: line.line, message: trimmed });
      continue;
    }
    if (/^ {2,}(?:•|\d{1,3}\.) \S/.test(text)) {
      isCode = false;
      page.push({ line, kind: 'item' });
    } else if (isLonely(lines, index) && isHeading(text)) {
      isCode = false;
      hasBegun = true;
      page.push({ line, kind: 'heading' });
    } else if (isTable || (isStart && /^Version\b.{0,40}$/.test(text) && !isLonely(lines, index))) {
      isTable = true;
      page.push({ line, kind: 'table' });
    } else {
      if (isStart || page.at(-1)?.kind === 'item')
        isCode = isCodeLine(text) || (isCode && (/^\s/.test(text) || !isProseLine(text)));
      page.push({ line, kind: isCode ? 'code' : 'text' });
    }
  }
  return page;
}

/** A page of a documentation site: no blank lines, and code without its indentation. */
function siteLines(lines: readonly SourceLine[]): PageLine[] {
  const page: PageLine[] = [];
  let before: Kind = 'blank';
  for (const line of lines) {
    const kind = siteKind(line.text, before);
    page.push({ line, kind });
    if (kind !== 'blank' || before !== 'code') before = kind;
  }
  return page;
}

function siteKind(text: string, before: Kind): Kind {
  if (text.trim() === '') return 'blank';
  if (/\S¶$/.test(text)) return 'heading';
  if (/^\s*\|.*\|\s*$/.test(text)) return 'table';
  if (BULLET.test(text)) return 'item';
  if (sampleLabel(text) !== undefined) return 'text';
  // An item that a line break of the page has cut: the code span stands on a line of its own.
  if (before === 'item' && / - \p{Lu}/u.test(text)) return 'item';
  if (before === 'code') return isProseLine(text) && !isCodeLine(text) ? 'text' : 'code';
  return isCodeLine(text) ? 'code' : 'text';
}

/** The headings that the table of contents names, as words. */
function contentsOf(page: readonly PageLine[]): ReadonlySet<string> {
  const names = new Set<string>();
  const start = page.findIndex(
    ({ line, kind }) => kind === 'heading' && policyHeading(line.text) === 'contents',
  );
  if (start < 0) return names;
  for (const { line, kind } of page.slice(start + 1)) {
    if (kind === 'heading') break;
    if (kind === 'item') names.add(headingWords(line.text.replace(BULLET, '')));
  }
  return names;
}

/** The page as markdown. */
function written(
  page: readonly PageLine[],
  contents: ReadonlySet<string>,
  notes: ImportNote[],
): SourceLine[] {
  const result: SourceLine[] = [];
  const depths = headingDepths(headingsOf(page), contents);
  let heading = 0;
  let before: Kind = 'blank';
  let fence = '';
  const blank = (line: SourceLine) => result.push({ ...line, text: '' });
  for (const [index, { line, kind }] of page.entries()) {
    const { text } = line;
    if (fence !== '' && kind !== 'code' && kind !== 'blank') {
      while (result.at(-1)?.text.trim() === '') result.pop();
      result.push({ ...line, text: fence });
      fence = '';
      blank(line);
    }
    if (kind === 'heading') {
      blank(line);
      const depth = depths[heading++] ?? 2;
      result.push({ ...line, text: `${'#'.repeat(depth)} ${text.replace(/\s*¶$/, '').trim()}` });
      blank(line);
    } else if (kind === 'code') {
      if (fence === '') {
        fence = fenceFor(page, index);
        blank(line);
        result.push({ ...line, text: fence });
        notes.push({
          kind: 'repaired',
          line: line.line,
          message: 'code without its fence put back; a page can have lost its indentation',
        });
      }
      result.push(line);
    } else if (kind === 'item') {
      if (before !== 'item') blank(line);
      appendAll(result, itemLines(line, notes));
    } else if (kind === 'table') {
      if (before !== 'table') blank(line);
      appendAll(result, tableLines(line, before !== 'table', notes));
    } else if (kind === 'text') {
      blank(line);
      appendAll(result, textLines(line, notes));
    } else result.push(line);
    if (kind !== 'blank' || fence !== '') before = kind;
    else if (before !== 'item') before = 'blank';
  }
  const last = page.at(-1)?.line;
  if (fence !== '' && last !== undefined) {
    while (result.at(-1)?.text.trim() === '') result.pop();
    result.push({ ...last, text: fence });
  }
  return result;
}

function headingsOf(page: readonly PageLine[]): PageHeading[] {
  const full = page.filter(({ kind }) => kind !== 'blank');
  return full.flatMap(({ line, kind }, index) =>
    kind === 'heading'
      ? [
          {
            text: line.text,
            followsHeading: full[index - 1]?.kind === 'heading',
            followsColon:
              full[index - 1]?.kind === 'text' && /:$/.test(full[index - 1]?.line.text ?? ''),
          },
        ]
      : [],
  );
}

/** A fence longer than what the code itself holds. */
function fenceFor(page: readonly PageLine[], start: number): string {
  let longest = 2;
  for (let at = start; at < page.length && /^(?:code|blank)$/.test(page[at]?.kind ?? ''); at++) {
    const [signs = ''] = /`{3,}/.exec(page[at]?.line.text ?? '') ?? [];
    longest = Math.max(longest, signs.length);
  }
  return '`'.repeat(longest + 1);
}

function itemLines(line: SourceLine, notes: ImportNote[]): SourceLine[] {
  const { text } = line;
  const bullet = BULLET.exec(text);
  if (bullet === null && NUMBER.test(text)) return [{ ...line, text: text.trimStart() }];
  if (bullet !== null) {
    const depth = Math.max(0, Math.ceil(((bullet[1] ?? '').length - 2) / 2));
    return [{ ...line, text: `${'  '.repeat(depth)}- ${text.slice(bullet[0].length)}` }];
  }
  // `a=b - Next point`: the rest of the item above, and the item below.
  notes.push({ kind: 'repaired', line: line.line, message: 'two items on one line parted' });
  return text
    .split(/ - (?=\p{Lu})/u)
    .map((part, index) => ({ ...line, text: index === 0 ? `  ${part.trim()}` : `- ${part}` }));
}

/** A table whose cells were lost is left with the first one of each row. */
function tableLines(line: SourceLine, isFirst: boolean, notes: ImportNote[]): SourceLine[] {
  if (line.text.includes('|')) return [line];
  if (!isFirst) return [{ ...line, text: `| ${line.text.trim()} | |` }];
  notes.push({ kind: 'repaired', line: line.line, message: 'a table without its cells put back' });
  return [
    { ...line, text: '| Version | Supported |' },
    { ...line, text: '| - | - |' },
  ];
}

/** A paragraph; numbered points that were run together in it become a list. */
function textLines(line: SourceLine, notes: ImportNote[]): SourceLine[] {
  const text = line.text.trim();
  const places: number[] = [];
  let from = 0;
  for (let number = 1; ; number++) {
    const at = text.indexOf(` ${number}. `, from);
    if (at < 0 || (number === 1 && !/[:.?!]$/.test(text.slice(0, at)))) break;
    places.push(at);
    from = at + 3;
  }
  if (places.length < 2) return [{ ...line, text: isMarked(text) ? `\\${text}` : text }];
  notes.push({ kind: 'repaired', line: line.line, message: 'points that ran together parted' });
  const points = places.map((at, index) => text.slice(at + 1, places[index + 1]));
  return [
    { ...line, text: text.slice(0, places[0]) },
    { ...line, text: '' },
    ...points.map((point) => ({ ...line, text: point })),
  ];
}

/** Signs that would mean something to markdown where the page only showed them. */
function isMarked(text: string): boolean {
  return /^(?:#{1,6} |>|\+ )/.test(text);
}
