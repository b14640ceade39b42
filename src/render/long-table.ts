import type { Table } from 'mdast';
import { parseMarkdown } from './processor.ts';
import { shiftNode } from './shift-node.ts';

/** Most rows of a table that are parsed in one go: the time for a table grows with their square. */
const MOST_ROWS = 60;

const DELIMITER = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/;

/**
 * Lines that are one table and nothing else, some dozens of rows at a time; undefined for a short one,
 * and for all other lines. Its positions count from the first of them.
 */
export function longTable(texts: readonly string[]): Table | undefined {
  const [head = '', delimiter = ''] = texts;
  let end = texts.length;
  while (end > 2 && texts[end - 1]?.trim() === '') end--;
  if (end - 2 <= MOST_ROWS || !head.includes('|') || !DELIMITER.test(delimiter.trim()))
    return undefined;
  let whole: Table | undefined;
  for (let at = 2; at < end; at += MOST_ROWS) {
    const rows = texts.slice(at, Math.min(at + MOST_ROWS, end));
    const [table, ...more] = parseMarkdown([head, delimiter, ...rows].join('\n')).children;
    if (table?.type !== 'table' || more.length > 0) return undefined;
    if (table.children.length !== rows.length + 1) return undefined;
    shiftNode(table, at - 2);
    if (whole === undefined) whole = table;
    else {
      for (const row of table.children.slice(1)) whole.children.push(row);
      if (whole.position !== undefined && table.position !== undefined)
        whole.position.end = table.position.end;
    }
  }
  return whole;
}
