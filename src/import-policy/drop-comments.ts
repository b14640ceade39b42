import { fenced } from '../import-markdown/fenced.ts';
import type { SourceLine } from '../import-markdown/source-line.ts';
import type { ImportNote } from '../import-note.ts';

/**
 * Comments that stand on lines of their own, one or several: licences, marks of tools. Readers of the
 * page do not see them, and an address in one is no way to report. A comment without an end stays.
 */
export function dropComments(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  const text = fenced(lines);
  const result: SourceLine[] = [];
  // A line up to which comments are known to stay: none of them is looked through twice.
  let kept = -1;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    if (text[at]?.isCode || at <= kept || !/^\s{0,3}<!--/.test(line.text)) {
      result.push(line);
      continue;
    }
    let end = at;
    while (end < lines.length && !lines[end]?.text.includes('-->')) end++;
    const whole = lines.slice(at, end + 1).map((part) => part.text);
    // What follows the comment on its line, or a second comment that this line opens, stays.
    const rest = whole.at(-1)?.split('-->').slice(1).join('-->') ?? '';
    if (end === lines.length || rest.trim() !== '') {
      kept = end;
      result.push(line);
      continue;
    }
    const message = whole
      .join('\n')
      .replace(/<!--|-->/g, '')
      .trim();
    notes.push({ kind: 'label', line: line.line, message });
    result.push({ ...line, text: '' });
    at = end;
  }
  return result;
}
