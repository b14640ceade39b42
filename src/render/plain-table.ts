import type { AlignType, Table, TableCell, TableRow } from 'mdast';
import { plainPhrases } from './plain-phrases.ts';

const DELIMITER = /^\|(?: *:?-+:? *\|)+$/;

/**
 * A table with a bar at both ends of each row, as a parser of markdown reads it; undefined when only
 * a parser can tell.
 *
 * @param first number of the first line, from 1
 */
export function plainTable(lines: readonly string[], first: number): Table | undefined {
  const [head = '', delimiter = '', ...rows] = lines;
  if (!DELIMITER.test(delimiter)) return undefined;
  const align = delimiter.slice(1, -1).split('|').map(alignOf);
  const children: TableRow[] = [];
  for (const [index, text] of [head, ...rows].entries()) {
    const row = plainRow(text, first + index + (index > 0 ? 1 : 0));
    if (row?.children.length !== align.length) return undefined;
    children.push(row);
  }
  const start = { line: first, column: 1 };
  const end = { line: first + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
  return { type: 'table', align, children, position: { start, end } };
}

function alignOf(dashes: string): AlignType {
  const isLeft = /^ *:/.test(dashes);
  const isRight = /: *$/.test(dashes);
  if (isLeft && isRight) return 'center';
  return isLeft ? 'left' : isRight ? 'right' : null;
}

/** A row of which every cell is plain; undefined when one is not. */
function plainRow(text: string, line: number): TableRow | undefined {
  if (!/^\|.*[^\\]\|$/.test(text) || text.includes('\t')) return undefined;
  const children: TableCell[] = [];
  let column = 1;
  const parts = text.slice(1, -1).split('|');
  for (const [index, part] of parts.entries()) {
    const gap = part.length - part.trimStart().length;
    const words = part.trim();
    const phrases = plainPhrases(words, { line, column: column + 1 + gap });
    if (phrases === undefined) return undefined;
    const end = column + 1 + part.length + (index === parts.length - 1 ? 1 : 0);
    children.push({
      type: 'tableCell',
      children: phrases,
      position: { start: { line, column }, end: { line, column: end } },
    });
    column += 1 + part.length;
  }
  const start = { line, column: 1 };
  return {
    type: 'tableRow',
    children,
    position: { start, end: { line, column: text.length + 1 } },
  };
}
