import { plainText } from './plain-text.ts';
import type { TableRow } from './table-rows.ts';

/**
 * Rows that each have a name: one whose first cell is empty goes on in the cells of the row before;
 * without such a row its number or its first words name it. Rows without any words are left out.
 */
export function wholeRows(rows: readonly TableRow[]): TableRow[] {
  const groups: TableRow[][] = [];
  for (const row of rows) {
    const before = groups.at(-1);
    if (row.number === '' && row.cells.every((cell) => cell === '')) continue;
    if (plainText(row.cells[0] ?? '') !== '') groups.push([row]);
    else if (row.number === '' && before !== undefined) before.push(row);
    else groups.push([named(row)]);
  }
  return groups.map(joined);
}

function joined(rows: readonly TableRow[]): TableRow {
  const [first] = rows;
  if (first === undefined) throw new Error('a group of rows starts with one');
  if (rows.length === 1) return first;
  const length = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const cells = Array.from({ length }, (_, index) =>
    rows.flatMap((row) => row.cells[index] || []).join('\n\n'),
  );
  return { ...first, cells };
}

function named(row: TableRow): TableRow {
  const [, ...others] = row.cells;
  if (row.number !== '') return { ...row, cells: [row.number, ...others], number: '' };
  const first = others.findIndex((cell) => plainText(cell) !== '');
  if (first < 0) return row;
  return { ...row, cells: [others[first] ?? '', ...others.with(first, row.cells[0] ?? '')] };
}
