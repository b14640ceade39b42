import type { List, ListItem, Root, RootContent, Table, TableCell, TableRow } from 'mdast';
import { appendAll } from '../append-all.ts';
import { areNeighbours, fillBlocks, isFromValue } from './fill.ts';
import { fragmentsOf } from './fragments.ts';
import { MARKER, marker } from './marker.ts';
import { parseMarkdown } from './processor.ts';
import type { Value } from './value.ts';

/** Parsed pieces of templates by their text, in which markers are numbered from 0. */
export type PieceCache = Map<string, readonly RootContent[]>;

/** One line that is an item of a list: indentation, bullet, content. */
const LINE_ITEM = /^( *)([-*+]|\d{1,9}[.)]) (?! )(.+)$/;

/** Content that a line of its own would not be: a list in a list, a fence, a row. */
const NOT_INLINE = /^(?:[-*+]|\d{1,9}[.)])(?: |$)|^[`~|>#]|^\[[ xX]\] /;

/**
 * A template's text with the values of its markers in place, as blocks. The text is parsed piece
 * by piece, and pieces that differ only in their values are parsed once.
 */
export function buildBlocks(text: string, values: readonly Value[], cache: PieceCache): Root {
  const build = (piece: string): RootContent[] => {
    const indexes: number[] = [];
    const shape = piece.replace(MARKER, (_, index: string) =>
      marker(indexes.push(Number(index)) - 1),
    );
    let nodes = cache.get(shape);
    if (nodes === undefined) {
      nodes = parseMarkdown(shape).children;
      cache.set(shape, nodes);
    }
    return fillBlocks(nodes, (index) => values[indexes[Number(index)] ?? -1] ?? null);
  };
  const children: RootContent[] = [];
  for (const fragment of fragmentsOf(text)) {
    const blocks =
      'text' in fragment
        ? (buildItem(fragment.text, build) ?? build(fragment.text))
        : buildTable(fragment.head, fragment.rows, build);
    for (const block of blocks) addBlock(children, block);
  }
  return { type: 'root', children };
}

type Build = (piece: string) => RootContent[];

/** An item of a list of which every line is an item: the lines alone are parsed, not their nesting. */
function buildItem(text: string, build: Build): List[] | undefined {
  const outer: ListItem = { type: 'listItem', spread: false, children: [] };
  const open: { item: ListItem; indent: number; content: number }[] = [
    { item: outer, indent: -1, content: 0 },
  ];
  for (const line of text.trimEnd().split('\n')) {
    if (line.trim() === '') continue;
    const [, indentation = '', bullet = '', content = ''] = LINE_ITEM.exec(line) ?? [];
    if (bullet === '' || NOT_INLINE.test(content)) return undefined;
    const indent = indentation.length;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const parent = open.at(-1);
    if (parent === undefined || parent.content !== indent) return undefined;
    const item: ListItem = {
      type: 'listItem',
      spread: false,
      children: build(content) as ListItem['children'],
    };
    addItem(parent.item, item, /\d/.test(bullet));
    open.push({ item, indent, content: indent + bullet.length + 1 });
  }
  return outer.children as List[];
}

function addItem(parent: ListItem, item: ListItem, ordered: boolean): void {
  const start = ordered ? 1 : null;
  addBlock(parent.children as RootContent[], {
    type: 'list',
    ordered,
    start,
    spread: false,
    children: [item],
  });
}

/** Adds a block behind others: lists of the template that follow each other are one list. */
function addBlock(blocks: RootContent[], block: RootContent): void {
  const last = blocks.at(-1);
  const joins = last !== undefined && areNeighbours(last, block);
  if (joins && !isFromValue(last) && !isFromValue(block))
    appendAll((last as List).children, (block as List).children);
  else blocks.push(block);
}

/** A table whose rows are parsed cell by cell, since rows seldom have the same shape. */
function buildTable(head: string, rows: readonly string[], build: Build): RootContent[] {
  const built = build(head);
  const [table] = built;
  if (built.length !== 1 || table?.type !== 'table') return build([head, ...rows].join('\n'));
  const width = table.children[0]?.children.length ?? 0;
  for (const row of rows) table.children.push(buildRow(head, row, width, build));
  return built;
}

function buildRow(head: string, row: string, width: number, build: Build): TableRow {
  const cells = row.replace(/^\||\|\s*$/g, '').split('|');
  if (cells.length === width && !/[\\`]/.test(row))
    return { type: 'tableRow', children: cells.map((cell) => buildCell(cell, build)) };
  const [table] = build(`${head}\n${row}`) as [Table];
  return table.children[1] ?? { type: 'tableRow', children: [] };
}

/** A cell is parsed as the only cell of a table, so that what it holds stays on one line. */
function buildCell(cell: string, build: Build): TableCell {
  const [table] = build(`| |\n| - |\n| ${cell.trim()} |`) as [Table];
  return table.children[1]?.children[0] ?? { type: 'tableCell', children: [] };
}
