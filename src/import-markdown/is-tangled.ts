import type { SourceLine } from './source-line.ts';

/** Marks of markdown in one paragraph, above which parsing it takes seconds: it is quadratic. */
const MOST_MARKS = 2000;

/** Quotes and lists that start on one line, or an item indented so far: walking in ends the stack. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){33}|^[ \t]{81,}(?:[-*+]|\d{1,9}[.)])\s/;

/** What starts a paragraph of its own. */
const START = /^\s*(?:$|[-*+]\s|\d{1,9}[.)]\s|\||#)/;

/** True for lines that no document has and that would take a parser of markdown minutes. */
export function isTangled(lines: readonly SourceLine[]): boolean {
  let marks = 0;
  let isInside = false;
  for (const { text } of lines) {
    if (/^\s*(?:```|~~~)/.test(text)) isInside = !isInside;
    if (isInside || START.test(text)) marks = 0;
    if (isInside) continue;
    if (TOO_DEEP.test(text)) return true;
    marks += text.match(/[*_~`[\]<]/g)?.length ?? 0;
    if (marks > MOST_MARKS) return true;
  }
  return false;
}
