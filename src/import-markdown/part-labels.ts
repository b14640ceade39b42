import type { ImportNote } from '../import-note.ts';
import { fenced } from './fenced.ts';
import type { SourceLine } from './source-line.ts';

const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+\S/;

/** A line in bold, or a few words and a colon, without indentation. */
const BOLD = /^\*\*[^*]+\*\*[:：]?\s*$/;
const LABEL = /^[\p{L}\p{N}][^|.!?]{1,78}[:：]\s*$/u;

/**
 * Parts labels and tables from the text right above them, of which markdown takes them for a
 * continuation: `- last item`, and on the next line `**Assumptions**`.
 */
export function partLabels(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  const result: SourceLine[] = [];
  let first: number | undefined;
  let isInList = false;
  for (const [index, { line, isCode }] of fenced(lines).entries()) {
    const { text } = line;
    const before = lines[index - 1]?.text.trim() ?? '';
    const isLabel = BOLD.test(text) || (isInList && isBeforeList(lines, index) && LABEL.test(text));
    const isTable = isInList && /^\|.*\|\s*$/.test(text) && !before.startsWith('|');
    if (!isCode && before !== '' && !before.startsWith('#') && (isLabel || isTable)) {
      first ??= line.line;
      result.push({ ...line, text: '' });
      isInList = false;
    }
    if (ITEM.test(text)) isInList = true;
    else if (text.trim() === '') isInList = false;
    result.push(line);
  }
  if (first !== undefined)
    notes.push({
      kind: 'repaired',
      line: first,
      message: 'a label right below other text, parted from it',
    });
  return result;
}

function isBeforeList(lines: readonly SourceLine[], index: number): boolean {
  return ITEM.test(lines[index + 1]?.text || (lines[index + 2]?.text ?? ''));
}
