import { fenced } from '../import-markdown/fenced.ts';
import type { SourceLine } from '../import-markdown/source-line.ts';
import type { ImportNote } from '../import-note.ts';

/** Longest front matter that is looked for, in lines. */
const MOST_LINES = 200;

/**
 * Settings of a site generator above a page, which no reader of the page sees but for its title: that
 * becomes the heading of a page without one.
 */
export function takeFrontMatter(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  const sign = /^(---|\+\+\+)\s*$/.exec(lines[0]?.text ?? '')?.[1];
  const first = lines[0];
  if (sign === undefined || first === undefined) return [...lines];
  const end = lines
    .slice(0, MOST_LINES)
    .findIndex(({ text }, index) => index > 0 && text.trimEnd() === sign);
  const settings = lines.slice(1, Math.max(end, 1)).map(({ text }) => text);
  const isSettings = settings.every((text) => /^(?:[\w-]+ ?[:=]|\s+\S|- |[#\]}]|\s*$)/.test(text));
  if (!isSettings || !settings.some((text) => /^[\w-]+ ?[:=]/.test(text))) return [...lines];
  notes.push({ kind: 'label', line: 1, message: settings.join('\n').trim() });
  const rest = lines.slice(end + 1);
  const title = titleIn(settings);
  if (title === undefined || hasTitle(rest)) return rest;
  return [{ ...first, text: `# ${title}` }, { ...first, text: '' }, ...rest];
}

function titleIn(settings: readonly string[]): string | undefined {
  for (const key of ['title', 'page_title', 'sidebar_label'])
    for (const text of settings) {
      const [, found, value = ''] = /^([\w-]+) ?[:=]\s*(\S.*)$/.exec(text) ?? [];
      const title = value.trim().replace(/^(["'])(.*)\1$/, '$2');
      if (found === key && title !== '') return title;
    }
  return undefined;
}

/** True for a page whose text has a heading of the first depth. */
function hasTitle(lines: readonly SourceLine[]): boolean {
  return fenced(lines).some(
    ({ line, isCode }, index) =>
      !isCode &&
      (/^ {0,3}# \S/.test(line.text) ||
        (/^=+\s*$/.test(line.text) && /\S/.test(lines[index - 1]?.text ?? ''))),
  );
}
