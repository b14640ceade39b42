import type { Table } from 'mdast';
import { plainText } from './plain-text.ts';
import type { SourceText } from './source-text.ts';

/** A table as texts; its first column may number the rows. */
export interface TableRows {
  /** Plain text. */
  readonly titles: readonly string[];
  /** All titles, for a note: they are said by keys of the model. */
  readonly head: string;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Without the number. */
  readonly cells: readonly string[];
  /** What others call the row by, such as `SC-01`; empty when it only counts. */
  readonly number: string;
  readonly line: number;
}

export const NUMBER = /^(?:#|id|no|nr|number|ref|reference|№)\.?$/i;

export function tableRows(table: Table, source: SourceText): TableRows {
  const [first, ...others] = table.children;
  const titles = (first?.children ?? []).map((cell) => plainText(source.inline(cell)));
  const isNumbered = titles.length > 1 && NUMBER.test(titles[0] ?? '');
  const rows = others.map((row) => {
    const cells = row.children.map((cell) => cellText(source.inline(cell)));
    const line = source.line(row);
    if (!isNumbered) return { cells, number: '', line };
    const number = plainText(cells[0] ?? '');
    return { cells: cells.slice(1), number: /^\W*\d*\W*$/.test(number) ? '' : number, line };
  });
  return { titles: isNumbered ? titles.slice(1) : titles, head: titles.join(' | '), rows };
}

/** The first cell of a row behind its number. */
export function nameOfRow({ cells: [name = ''], number }: TableRow): string {
  return name === '' || number === '' ? name : `${number} ${name}`;
}

/** The markdown of a cell, empty when it holds a dash alone: lines of it that look like points are a list. */
function cellText(markdown: string): string {
  const lines = markdown.replaceAll('\\|', '|').split(/(?<!\s)\s*\\?<br\s*\/?>\s*/i);
  if (/^[-–—]?$/.test(lines.join(''))) return '';
  const isList = lines.length > 1 && lines.every((line) => /^[-*•] \S/.test(line));
  return isList
    ? lines.map((line) => `- ${line.slice(2)}`).join('\n')
    : lines.filter((line) => line !== '').join('\\\n');
}
