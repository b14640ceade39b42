import type { ImportNote } from '../import-note.ts';
import { mapText } from './map-text.ts';
import type { SourceLine } from './source-line.ts';

const OPENING =
  /^\s*(?:<details(?:\s[^>]*)?>\s*)?(?:<summary(?:\s[^>]*)?>\s*(.*?)\s*<\/summary>)?\s*$/i;

/** Parts that a page folds (`<details>`) as if they were open, their summary as a label in bold. */
export function unfoldDetails(lines: SourceLine[], notes: ImportNote[]): SourceLine[] {
  let first: number | undefined;
  const result = mapText(lines, (line) => {
    if (!/^\s*<\/?(?:details|summary)\b/i.test(line.text)) return line;
    const opening = OPENING.exec(line.text);
    const isClosing = /^\s*<\/details>\s*$/i.test(line.text);
    if (opening === null && !isClosing) return line;
    first ??= line.line;
    const summary = (opening?.[1] ?? '').replace(/<\/?\w+>|\*\*/g, '').trim();
    return { ...line, text: summary === '' ? '' : `**${summary}**` };
  });
  if (first !== undefined)
    notes.push({
      kind: 'repaired',
      line: first,
      message: 'folded parts read as if they were open',
    });
  return result.flatMap((line, index) =>
    line.text !== lines[index]?.text && line.text !== ''
      ? [{ ...line, text: '' }, line, { ...line, text: '' }]
      : [line],
  );
}
