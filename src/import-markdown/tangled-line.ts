import { fenced } from './fenced.ts';
import type { SourceLine } from './source-line.ts';

/**
 * Marks of markdown in one paragraph above which parsing it takes seconds: matching them takes time
 * that grows with the square of their number.
 */
const MOST_MARKS = 2000;

/** Quotes and lists that start on one line, or an item indented so far: walking in ends the stack. */
const TOO_DEEP =
  /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){33}|^[ \t]{81,}(?:[-*+]|\d{1,9}[.)])\s/;

/**
 * The first line, from 1, of a paragraph that no parser should be given; undefined when all are fine.
 *
 * @param longest characters that a line may have
 */
export function tangledLine(lines: readonly SourceLine[], longest: number): number | undefined {
  let marks = 0;
  for (const { line, isCode } of fenced(lines)) {
    const { text } = line;
    if (text.length > longest) return line.line;
    const isNew = text.trim() === '' || /^\s*(?:[-*+>|#]|\d{1,9}[.)])/.test(text) || isCode;
    if (isNew) marks = 0;
    if (isCode) continue;
    marks += text.length < 2 ? 0 : (text.match(/[*_~`[\]<]/g)?.length ?? 0);
    if (marks > MOST_MARKS || TOO_DEEP.test(text)) return line.line;
  }
  return undefined;
}
