import { fenced } from './fenced.ts';
import type { SourceLine } from './source-line.ts';

/**
 * Marks of markdown in one paragraph above which parsing it takes seconds: matching them takes time
 * that grows with the square of their number.
 */
const MOST_MARKS = 2000;

/** Quotes and lists that start on one line, above which walking through them ends the stack. */
const TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){33}/;

/** Longest line, in characters: more than half of what a text of a model can be. */
const LONGEST_LINE = 50_000;

/** The first line, from 1, of a paragraph that no parser should be given; undefined when all are fine. */
export function tangledLine(lines: readonly SourceLine[]): number | undefined {
  let marks = 0;
  for (const { line, isCode } of fenced(lines)) {
    const { text } = line;
    if (text.length > LONGEST_LINE) return line.line;
    const isNew = text.trim() === '' || /^\s*(?:[-*+>|#]|\d{1,9}[.)])/.test(text) || isCode;
    if (isNew) marks = 0;
    if (isCode) continue;
    marks += text.length < 2 ? 0 : (text.match(/[*_~`[\]<]/g)?.length ?? 0);
    if (marks > MOST_MARKS || TOO_DEEP.test(text)) return line.line;
  }
  return undefined;
}
