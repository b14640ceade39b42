import type { BlockContent, Root, RootContent } from 'mdast';
import { cutIntoParts, type DocumentPart } from './cut-into-parts.ts';
import { longTable } from './long-table.ts';
import { plainBlocks } from './plain-blocks.ts';
import { parseMarkdown } from './processor.ts';
import { shiftNode } from './shift-node.ts';
import { itemStarts, SlicedBlocks } from './sliced-blocks.ts';

/** Most characters that are parsed in one go, but for one block that is longer. */
const MOST_CHARACTERS = 4000;

/**
 * Longest block in characters, ten times what a whole section of a design document has: time for a
 * longer one may grow with its square, and it is read as several.
 */
const LONGEST_BLOCK = 30_000;

/** Code and raw HTML, which are fast to read however long they are. */
const OPENING = /^ {0,3}(?:`{3}|~{3}|<)/;

/** Deepest quotation that is taken apart without a parser. */
const DEEPEST_QUOTE = 30;

/**
 * Parses a document in time linear in its length: part by part, where blocks certainly start anew,
 * without a parser of markdown where a part leaves no doubt, long lists some items and long tables
 * some rows at a time. Nodes have lines and columns, but no offsets.
 */
export function parseInParts(texts: readonly string[]): Root {
  return { type: 'root', children: blocksOf(texts, 0) };
}

/** What of a document only a parser can read, which takes a hundred times as long as the rest. */
export interface ParserWork {
  readonly characters: number;
  /** The first line of it, from 1. */
  readonly line: number;
}

/** Tells without parsing how much a parser would have to read. */
export function parserWork(texts: readonly string[], depth = 0): ParserWork {
  let characters = 0;
  let first: number | undefined;
  for (const { start, end } of cutIntoParts(texts)) {
    const [from, to] = withoutBlanks(texts, start, end);
    const lines = texts.slice(from, to);
    if (lines.length === 0 || plainBlocks(lines, 1) !== undefined) continue;
    const work = isQuotation(lines, depth)
      ? parserWork(lines.map(unquoted), depth + 1)
      : { characters: sizeOf(lines), line: 1 };
    if (work.characters > 0) first ??= from + work.line;
    characters += work.characters;
  }
  return { characters, line: first ?? 1 };
}

/** @param depth quotations around the text */
function blocksOf(texts: readonly string[], depth: number): RootContent[] {
  const blocks: RootContent[] = [];
  const waiting = new Waiting(blocks);
  for (const { start, end } of cutIntoParts(texts)) {
    const lines = texts.slice(start, end);
    const read = withoutParser(lines, depth);
    if (read === undefined) waiting.add(lines, start);
    else {
      waiting.parse();
      push(blocks, read, start);
    }
  }
  waiting.parse();
  return blocks;
}

/** Parts side by side that need a parser, which takes less time for some of them together. */
class Waiting {
  readonly #blocks: RootContent[];
  #lines: string[] = [];
  #start = 0;
  #size = 0;

  constructor(blocks: RootContent[]) {
    this.#blocks = blocks;
  }

  add(lines: readonly string[], start: number): void {
    const size = sizeOf(lines);
    if (this.#size + size > MOST_CHARACTERS) this.parse();
    if (this.#lines.length === 0) this.#start = start;
    for (const line of lines) this.#lines.push(line);
    this.#size += size;
  }

  parse(): void {
    if (this.#lines.length > 0) push(this.#blocks, parsed(this.#lines), this.#start);
    this.#lines = [];
    this.#size = 0;
  }
}

function push(blocks: RootContent[], more: readonly RootContent[], lines: number): void {
  for (const block of more) {
    shiftNode(block, lines);
    blocks.push(block);
  }
}

/** The blocks of a part that needs no parser, its lines from 1; undefined for all others. */
function withoutParser(lines: readonly string[], depth: number): RootContent[] | undefined {
  const [start, end] = withoutBlanks(lines, 0, lines.length);
  if (start === end) return [];
  const inner = lines.slice(start, end);
  return plainBlocks(inner, start + 1) ?? quotation(inner, start + 1, depth);
}

/** Where lines start and end without the blank ones around them. */
function withoutBlanks(lines: readonly string[], from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  while (start < end && isBlank(lines[start])) start++;
  while (end > start && isBlank(lines[end - 1])) end--;
  return [start, end];
}

/** True for a quotation whose every line says so. */
function isQuotation(lines: readonly string[], depth: number): boolean {
  return depth <= DEEPEST_QUOTE && lines.every((line) => /^>(?: [^\t]*)?$/.test(line));
}

function unquoted(line: string): string {
  return line.slice(2);
}

function quotation(
  lines: readonly string[],
  first: number,
  depth: number,
): RootContent[] | undefined {
  if (!isQuotation(lines, depth)) return undefined;
  const children = blocksOf(lines.map(unquoted), depth + 1);
  for (const node of children) shiftNode(node, first - 1, 2);
  const end = { line: first + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
  const position = { start: { line: first, column: 1 }, end };
  return [{ type: 'blockquote', children: children as BlockContent[], position }];
}

/** The blocks of lines that need a parser, their lines from 1. */
function parsed(lines: readonly string[]): RootContent[] {
  if (sizeOf(lines) <= MOST_CHARACTERS) return parseMarkdown(lines.join('\n')).children;
  const table = longTable(lines);
  if (table !== undefined) return [table];
  const sliced = new SlicedBlocks(lines);
  for (const { start, end } of slicesOf(lines)) {
    const slice = lines.slice(start, end);
    const blocks = withoutParser(slice, DEEPEST_QUOTE) ?? parseMarkdown(slice.join('\n')).children;
    for (const block of blocks) shiftNode(block, start);
    sliced.add(blocks, isBlank(slice.at(-1)));
  }
  return sliced.blocks;
}

/** Items of a long list some at a time, and a block that is too long as several. */
function slicesOf(lines: readonly string[]): DocumentPart[] {
  const longest = OPENING.test(lines[0] ?? '') ? Number.POSITIVE_INFINITY : LONGEST_BLOCK;
  const starts = new Set(itemStarts(lines));
  const slices: DocumentPart[] = [];
  let start = 0;
  let size = 0;
  for (const [at, line] of lines.entries()) {
    if (at > start && (size > longest || (size > MOST_CHARACTERS && starts.has(at)))) {
      slices.push({ start, end: at });
      start = at;
      size = 0;
    }
    size += line.length + 1;
  }
  slices.push({ start, end: lines.length });
  return slices;
}

function sizeOf(lines: readonly string[]): number {
  let size = 0;
  for (const line of lines) size += line.length + 1;
  return size;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || /^[ \t]*$/.test(line);
}
