import { plainText } from './plain-text.ts';
import type { TableRow } from './table-rows.ts';

/**
 * Rows that each have a name: one whose first cell is empty goes on in the cells of the row before;
 * without such a row its number or its first words name it. Rows without any words are left out.
 */
export function wholeRows(rows: readonly TableRow[]): TableRow[] {
  const whole: TableRow[] = [];
  for (const row of rows) {
    const before = whole.at(-1);
    if (row.number === '' && row.cells.every((cell) => cell === '')) continue;
    if (plainText(row.cells[0] ?? '') !== '') whole.push(row);
    else if (row.number === '' && before !== undefined) whole.splice(-1, 1, joined(before, row));
    else whole.push(named(row));
  }
  return whole;
}

function joined(before: TableRow, row: TableRow): TableRow {
  const length = Math.max(before.cells.length, row.cells.length);
  const cells = Array.from({ length }, (_, index) =>
    [before.cells[index] ?? '', row.cells[index] ?? ''].filter((cell) => cell !== '').join('\n\n'),
  );
  return { ...before, cells };
}

function named(row: TableRow): TableRow {
  const [, ...others] = row.cells;
  if (row.number !== '') return { ...row, cells: [row.number, ...others], number: '' };
  const first = others.findIndex((cell) => plainText(cell) !== '');
  if (first < 0) return row;
  return { ...row, cells: [others[first] ?? '', ...others.with(first, row.cells[0] ?? '')] };
}
