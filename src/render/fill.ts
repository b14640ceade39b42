import type { Nodes, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import { appendAll } from '../append-all.ts';
import { type Block, blocksOf, dropControls, plainLine } from './markdown-value.ts';
import { MARKER } from './marker.ts';
import { linkAddresses } from './processor.ts';
import { isMarkdown, type Value } from './value.ts';

/** The value of a marker, by its number in a piece. */
export type ValueAt = (index: string) => Value;

/**
 * A parsed piece with its values in place, as new nodes. A plain value becomes text; markdown in a
 * paragraph becomes what it says, its further blocks following the paragraph; in a table cell or
 * heading its blocks are run together.
 */
export function fillBlocks(nodes: readonly RootContent[], valueAt: ValueAt): RootContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'paragraph') return fillParagraph(node.children, valueAt);
    return [fillNode(node, valueAt)];
  });
}

const listsOfValues = new WeakSet<object>();

/** True for a list that a value brought along. */
export function isFromValue(block: RootContent): boolean {
  return listsOfValues.has(block);
}

/** The first block of a value goes on the line, the others below it. */
function fillParagraph(children: readonly PhrasingContent[], valueAt: ValueAt): RootContent[] {
  const below: Block[] = [];
  const phrases = fillPhrases(children, valueAt, (blocks) => {
    const [first, ...others] = blocks;
    const onLine = first?.type === 'paragraph' ? first.children : [];
    appendAll(below, first === undefined || first.type === 'paragraph' ? others : blocks);
    return onLine;
  });
  for (const block of below) if (block.type === 'list') listsOfValues.add(block);
  const trimmed = linkAddresses(trimEnd(phrases));
  return trimmed.length === 0
    ? fromOne(below)
    : [{ type: 'paragraph', children: trimmed }, ...below];
}

/** As the first thing of an item, markdown takes a numbered list for one only if it starts at 1. */
function fromOne([first, ...others]: Block[]): Block[] {
  if (first === undefined) return [];
  return [first.type === 'list' && first.ordered ? { ...first, start: 1 } : first, ...others];
}

function fillNode(node: RootContent, valueAt: ValueAt): RootContent {
  switch (node.type) {
    case 'heading':
    case 'tableCell':
      return {
        ...node,
        children: linkAddresses(trimEnd(fillPhrases(node.children, valueAt, runTogether))),
      };
    case 'code':
      return {
        ...node,
        lang: node.lang?.replace(MARKER, (_, index) => languageWord(valueAt(index))) ?? null,
        value: node.value.replace(MARKER, (_, index) => dropControls(rawText(valueAt(index)))),
      };
    case 'html':
      return {
        ...node,
        value: node.value.replace(MARKER, (_, index) => attributeText(valueAt(index))),
      };
    default:
      if ('children' in node) {
        const children = fillBlocks(node.children as RootContent[], valueAt);
        return { ...node, children: isTask(node) ? tickable(children) : children } as RootContent;
      }
      return node;
  }
}

function isTask(node: RootContent): boolean {
  return node.type === 'listItem' && typeof node.checked === 'boolean';
}

/** A box to tick needs words beside it: a list, a quote or a table is no place for it. */
function tickable(blocks: readonly RootContent[]): RootContent[] {
  if (blocks.length === 0 || blocks[0]?.type === 'paragraph') return [...blocks];
  return [{ type: 'paragraph', children: [{ type: 'text', value: '…' }] }, ...blocks];
}

function fillPhrases(
  nodes: readonly PhrasingContent[],
  valueAt: ValueAt,
  place: (blocks: Block[]) => PhrasingContent[],
): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  const add = (phrase: PhrasingContent) => {
    const last = result.at(-1);
    if (phrase.type === 'text' && last?.type === 'text') last.value += phrase.value;
    else result.push(phrase.type === 'text' ? { ...phrase } : phrase);
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      for (const [part, index] of split(node.value)) {
        if (part !== '') add({ type: 'text', value: part });
        if (index === undefined) continue;
        const value = valueAt(index);
        if (isMarkdown(value)) for (const phrase of place(blocksOf(value.markdown))) add(phrase);
        else if (value !== null) {
          const line = plainLine(String(value));
          if (line !== '') add({ type: 'text', value: line });
        }
      }
    } else if (node.type === 'inlineCode') {
      const value = node.value.replace(MARKER, (_, index) => plainLine(rawText(valueAt(index))));
      if (value.trim() !== '') add({ ...node, value });
    } else if (node.type === 'link') {
      add({
        ...node,
        url: withValues(node.url, valueAt),
        children: fillPhrases(node.children, valueAt, runTogether) as typeof node.children,
      });
    } else if (node.type === 'image') {
      add({
        ...node,
        url: withValues(node.url, valueAt),
        alt: (node.alt ?? '').replace(MARKER, (_, index) => plainLine(rawText(valueAt(index)))),
      });
    } else if (node.type === 'html') {
      add({
        ...node,
        value: node.value.replace(MARKER, (_, index) => attributeText(valueAt(index))),
      });
    } else if ('children' in node) {
      const children = fillPhrases((node as Parent).children as PhrasingContent[], valueAt, place);
      // Marks around nothing would be read as text.
      if (children.length > 0) add({ ...node, children } as PhrasingContent);
    } else add(node);
  }
  return result;
}

/** `a␂1␃b` → text, then number of the marker behind it. */
function* split(text: string): Generator<[string, string | undefined]> {
  let start = 0;
  for (const match of text.matchAll(MARKER)) {
    yield [text.slice(start, match.index), match[1]];
    start = match.index + match[0].length;
  }
  yield [text.slice(start), undefined];
}

function rawText(value: Value): string {
  if (value === null) return '';
  return isMarkdown(value) ? value.markdown : String(value);
}

/** An address, in which the parser may have encoded the markers. */
function withValues(url: string, valueAt: ValueAt): string {
  return url.replace(/(?:\uE000|%EE%80%80)(\d+)(?:\uE001|%EE%80%81)/g, (_, index) =>
    rawText(valueAt(index)),
  );
}

/** The language of a code block is one word. */
function languageWord(value: Value): string {
  return rawText(value).replace(/[^\p{L}\p{N}+#._-]/gu, '');
}

/** Raw HTML of a template may hold a value only as a plain word: an anchor's name. */
function attributeText(value: Value): string {
  return rawText(value).replace(/[^\p{L}\p{N}._-]/gu, '');
}

/** Blocks as phrases, for places that hold one line: list items by semicolons. */
function runTogether(blocks: readonly Nodes[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const block of blocks) {
    const phrases = phrasesOf(block);
    if (phrases.length === 0) continue;
    if (result.length > 0) result.push({ type: 'html', value: '<br />' });
    appendAll(result, phrases);
  }
  return result;
}

function phrasesOf(block: Nodes): PhrasingContent[] {
  switch (block.type) {
    case 'paragraph':
      return block.children.map(onOneLine);
    case 'code':
      return [{ type: 'inlineCode', value: plainLine(block.value) }].filter(
        ({ value }) => value !== '',
      ) as PhrasingContent[];
    case 'list':
    case 'blockquote':
    case 'listItem':
    case 'table':
      return runTogether(block.children);
    case 'tableRow':
      return block.children.flatMap((cell, index) => [
        ...(index === 0 ? [] : [{ type: 'text', value: ' ' } as const]),
        ...cell.children,
      ]);
    default:
      return [];
  }
}

/** Line ends inside a phrase as spaces. */
function onOneLine(phrase: PhrasingContent): PhrasingContent {
  if (phrase.type === 'break') return { type: 'text', value: ' ' };
  if (phrase.type === 'text' || phrase.type === 'inlineCode')
    return { ...phrase, value: phrase.value.replace(/\s*\n\s*/g, ' ') };
  if ('children' in phrase)
    return { ...phrase, children: phrase.children.map(onOneLine) } as PhrasingContent;
  return phrase;
}

/** Without white space at the end, which a value that is absent can leave. */
function trimEnd(phrases: PhrasingContent[]): PhrasingContent[] {
  const last = phrases.at(-1);
  if (last?.type !== 'text') return phrases;
  const value = last.value.trimEnd();
  if (value === last.value) return phrases;
  return value === ''
    ? trimEnd(phrases.slice(0, -1))
    : [...phrases.slice(0, -1), { ...last, value }];
}

/**
 * Sets for each list whether blank lines part its items: only where an item holds more than a
 * paragraph with lists below it. Lists made of pieces then look like lists written by hand.
 */
export function tidyLists(tree: Root): void {
  for (const node of tree.children) tidy(node);
  tree.children = keptApart(tree.children);
}

/** True for two lists that markdown would take for one when they follow each other. */
export function areNeighbours(left: RootContent, right: RootContent): boolean {
  if (left.type !== 'list' || right.type !== 'list') return false;
  return Boolean(left.ordered) === Boolean(right.ordered);
}

/**
 * Blocks with an empty comment between lists that are not one, and between quotations that some readers
 * would take for one, though a keep zone stands between them: a document is also read without its zones.
 */
function keptApart<T extends RootContent>(blocks: readonly T[]): T[] {
  let before: T | undefined;
  return blocks.flatMap((block) => {
    const isQuoted = before?.type === 'blockquote' && block.type === 'blockquote';
    const isApart = isQuoted || (before !== undefined && areNeighbours(before, block));
    if (!isKeepMarker(block)) before = block;
    return isApart ? [{ type: 'html', value: '<!-- -->' } as RootContent as T, block] : [block];
  });
}

function isKeepMarker(block: RootContent): boolean {
  return block.type === 'html' && /^<!-- threatdoc:(?:keep|end) /.test(block.value);
}

/** Tidies what is inside a block, and says whether it ends with one that a blank line must follow. */
function tidy(node: Nodes): boolean {
  if (node.type === 'list') {
    for (const item of node.children) {
      item.children = keptApart(item.children);
      const [first, second, ...rest] = item.children;
      const isPlain = first === undefined || first.type === 'paragraph' || first.type === 'list';
      item.spread = !isPlain || rest.length > 0 || (second !== undefined && second.type !== 'list');
    }
    const open = node.children.map(tidy);
    node.spread = node.children.some((item, index) => item.spread || open[index]);
    return node.spread;
  }
  if (node.type === 'listItem' || node.type === 'blockquote') {
    node.children = keptApart(node.children);
    const open = node.children.map(tidy);
    return open.at(-1) ?? false;
  }
  return node.type !== 'paragraph';
}
