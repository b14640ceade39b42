import type { Nodes, Root, RootContent, Table } from 'mdast';
import { cutIntoParts } from './cut-into-parts.ts';
import { plainBlocks } from './plain-blocks.ts';
import { parseMarkdown } from './processor.ts';

/** Most rows of a table that are parsed in one go: the time for a table grows with their square. */
const MOST_ROWS = 60;

/** Most characters that are parsed in one go, but for one part that is longer: as for rows. */
const MOST_CHARACTERS = 4000;

const DELIMITER = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/;

/**
 * Parses a document in time linear in its length: part by part, where blocks certainly start anew,
 * without a parser of markdown where a part leaves no doubt, and long tables some dozens of rows at a
 * time. Nodes have lines and columns, but no offsets.
 */
export function parseInParts(texts: readonly string[]): Root {
  const root: Root = { type: 'root', children: [] };
  let pending: { readonly start: number; end: number } | undefined;
  let size = 0;
  const flush = () => {
    if (pending !== undefined) root.children.push(...parsed(texts, pending.start, pending.end));
    pending = undefined;
    size = 0;
  };
  for (const { start, end } of cutIntoParts(texts)) {
    const blocks = plainPart(texts, start, end);
    if (blocks !== undefined) {
      flush();
      root.children.push(...blocks);
      continue;
    }
    for (let at = start; at < end; at++) size += (texts[at]?.length ?? 0) + 1;
    if (pending === undefined) pending = { start, end };
    else pending.end = end;
    if (size > MOST_CHARACTERS) flush();
  }
  flush();
  return root;
}

/** A part without its blank ends, read without a parser when it can be. */
function plainPart(texts: readonly string[], from: number, to: number): RootContent[] | undefined {
  let start = from;
  let end = to;
  const isBlank = (at: number) => /^[ \t]*$/.test(texts[at] ?? '');
  while (start < end && isBlank(start)) start++;
  while (end > start && isBlank(end - 1)) end--;
  return start === end ? [] : plainBlocks(texts.slice(start, end), start + 1);
}

function parsed(texts: readonly string[], start: number, end: number): RootContent[] {
  const table = longTable(texts, start, end);
  if (table !== undefined) return [table];
  const { children } = parseMarkdown(texts.slice(start, end).join('\n'));
  for (const node of children) shift(node, start);
  return children;
}

/** Lines that are one table and nothing else, row by row or some dozens of rows at a time. */
function longTable(texts: readonly string[], start: number, to: number): Table | undefined {
  let end = start;
  while (end < to && /^\|.*\|\s*$/.test(texts[end] ?? '')) end++;
  const isAlone = texts.slice(end, to).every((text) => text.trim() === '');
  const isLong = end - start - 2 > MOST_ROWS;
  if (!isAlone || !isLong || !DELIMITER.test(texts[start + 1]?.trim() ?? '')) return undefined;
  const head = texts.slice(start, start + 2);
  let whole: Table | undefined;
  for (let at = start + 2; at < end; at += MOST_ROWS) {
    const rows = texts.slice(at, Math.min(at + MOST_ROWS, end));
    const [table, ...more] = parseMarkdown([...head, ...rows].join('\n')).children;
    if (table?.type !== 'table' || more.length > 0) return undefined;
    shift(table, at - 2);
    if (whole === undefined) whole = table;
    else {
      for (const row of table.children.slice(1)) whole.children.push(row);
      if (whole.position !== undefined && table.position !== undefined)
        whole.position.end = table.position.end;
    }
  }
  return whole;
}

/** Moves a node and all below it down by some lines. */
function shift(node: Nodes, lines: number): void {
  if (node.position !== undefined) {
    const { start, end } = node.position;
    node.position = {
      start: { line: start.line + lines, column: start.column },
      end: { line: end.line + lines, column: end.column },
    };
  }
  if ('children' in node) for (const child of node.children) shift(child, lines);
}
