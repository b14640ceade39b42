import { cellsOf } from './cells-of.ts';
import type { ChangedLine } from './line-changes.ts';
import { changedPart } from './merge-text.ts';
import { subjectOf } from './subject-of.ts';
import { withoutAnchor } from './without-anchor.ts';

/**
 * True for an edited line that the model says now, though its document prints it in another way.
 *
 * @param before the line that was edited, if there was one
 * @param fresh the lines that the model gives since the edit
 */
export function isSaid(
  text: string,
  before: string | undefined,
  fresh: readonly ChangedLine[],
): boolean {
  return (
    isWithin(text, before, fresh) ||
    fresh.some(
      ({ text: made }) =>
        isNewRow(text, made) || isSameSaying(text, made) || isSameFrame(before, text, made),
    )
  );
}

/** True when a line came out with the words of an edit, and with what follows from another one. */
function isWithin(
  text: string,
  before: string | undefined,
  fresh: readonly ChangedLine[],
): boolean {
  if (before === undefined) return false;
  const subject = subjectOf(text);
  if (subject === undefined || subject !== subjectOf(before)) return false;
  const made = fresh.find((line) => subjectOf(line.text) === subject)?.text;
  if (made === undefined) return false;
  const [old, cells, now] = [before, text, made].map(cellsOf) as [string[], string[], string[]];
  if (old.length !== cells.length || old.length !== now.length) return false;
  return cells.every((cell, index) => {
    const [was = '', is = ''] = [old[index], now[index]];
    if (cell === was || sameWords(cell, is)) return true;
    return old.length === 1 && is.includes(changedPart(was, cell).come.trim());
  });
}

/** True for a row that came, without what follows from its other cells. */
function isNewRow(text: string, made: string): boolean {
  const [cells, now] = [text, made].map(cellsOf) as [string[], string[]];
  if (cells.length < 2 || cells.length !== now.length || cells[0] !== now[0]) return false;
  return cells.every((cell, index) => cell === now[index] || (FOLLOWS.has(index) && cell === ''));
}

/** The columns of the risk table that nobody fills in: severity and status. */
const FOLLOWS: ReadonlySet<number> = new Set([6, 11]);

const FRAME = /^\s*subgraph (\w+)\["(.*?)(?: <small>(.*)<\/small>)?"\]$/;

/** True for a frame with its new name, whose small print needs a line of its own now. */
function isSameFrame(before: string | undefined, text: string, made: string): boolean {
  const [old, fresh, now] = [before ?? '', text, made].map((line) => FRAME.exec(line));
  if (!old || !fresh || !now) return false;
  return fresh[1] === now[1] && fresh[2] === now[2] && fresh[3] === old[3];
}

const MARK = /^(\s*)(?:-|\d+\.) /;

const LINK = /(?<!!)\[([^\]]*)\]\(([^)]*)\)/g;

/**
 * True when both say the same, and of the first a word became a link to where it leads, its list
 * one with numbers, or a label one on several lines.
 */
function isSameSaying(text: string, made: string): boolean {
  const plain = (line: string) =>
    withoutAnchor(line).replace(LINK, '$1').replace(MARK, '$1').replaceAll('<br/>', ' ');
  if (text === made || plain(text) !== plain(made)) return false;
  return [...text.matchAll(LINK)].every(([link]) => made.includes(link));
}

function sameWords(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
