import type { Nodes, Root, Table } from 'mdast';
import { parseMarkdown } from '../render/processor.ts';
import { fenced } from './fenced.ts';
import type { SourceLine } from './source-line.ts';

/** Most rows of a table that are parsed in one go: the time for a table grows with their square. */
const MOST_ROWS = 60;

const DELIMITER = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/;

/** Lines from `start` up to `end` that are a long table; its first row and the line below it first. */
interface LongTable {
  readonly start: number;
  readonly end: number;
}

/**
 * Parses a document in time linear in its length: what stands before, in and behind a long table is
 * parsed apart, and so are the rows of the table, some dozens at a time.
 */
export function parseInParts(lines: readonly SourceLine[]): Root {
  const texts = lines.map(({ text }) => text);
  const tables = longTables(lines);
  if (tables.length === 0) return parseMarkdown(texts.join('\n'));
  const root: Root = { type: 'root', children: [] };
  let at = 0;
  const parse = (from: number, to: number) => {
    const tree = parseMarkdown(texts.slice(from, to).join('\n'));
    for (const node of tree.children) shift(node, from);
    root.children.push(...tree.children);
  };
  for (const { start, end } of tables) {
    parse(at, start);
    const table = parseTable(texts, start, end);
    if (table === undefined) parse(start, end);
    else root.children.push(table);
    at = end;
  }
  parse(at, texts.length);
  return root;
}

function longTables(lines: readonly SourceLine[]): LongTable[] {
  const tables: LongTable[] = [];
  const marked = fenced(lines);
  const isRow = (at: number) =>
    marked[at]?.isCode === false && /^\|.*\|\s*$/.test(lines[at]?.text ?? '');
  for (let at = 0; at < lines.length; at++) {
    const isStart = isRow(at) && (lines[at - 1]?.text.trim() ?? '') === '';
    if (!isStart || !DELIMITER.test(lines[at + 1]?.text.trim() ?? '')) continue;
    let end = at + 2;
    while (isRow(end)) end++;
    const isAlone = (lines[end]?.text.trim() ?? '') === '';
    if (isAlone && end - at - 2 > MOST_ROWS) tables.push({ start: at, end });
    at = end;
  }
  return tables;
}

/** The rows some dozens at a time, each time below the head; undefined when they are no table. */
function parseTable(texts: readonly string[], start: number, end: number): Table | undefined {
  const head = texts.slice(start, start + 2);
  let whole: Table | undefined;
  for (let at = start + 2; at < end; at += MOST_ROWS) {
    const rows = texts.slice(at, Math.min(at + MOST_ROWS, end));
    const [table, ...more] = parseMarkdown([...head, ...rows].join('\n')).children;
    if (table?.type !== 'table' || more.length > 0) return undefined;
    shift(table, at - 2);
    if (whole === undefined) whole = table;
    else {
      whole.children.push(...table.children.slice(1));
      if (whole.position !== undefined && table.position !== undefined)
        whole.position.end = table.position.end;
    }
  }
  return whole;
}

/** Moves a node and all below it down by some lines. */
function shift(node: Nodes, lines: number): void {
  if (lines === 0) return;
  if (node.position !== undefined) {
    const { start, end } = node.position;
    node.position = {
      start: { line: start.line + lines, column: start.column },
      end: { line: end.line + lines, column: end.column },
    };
  }
  if ('children' in node) for (const child of node.children) shift(child, lines);
}
