import type { RootContent } from 'mdast';
import { tidyLists } from '../render/fill.ts';
import { blocksOf } from '../render/markdown-value.ts';
import { printMarkdown } from '../render/processor.ts';

/** What of markdown needs no second look: it prints as it is written. */
const PLAIN = /^[\p{L}\p{N}(][\p{L}\p{M}\p{N} ,;()'"/%?=–—…’“”-]*[.:]?$/u;

/**
 * Markdown in the one form that a generated document gives back: the signs of our printer, raw HTML
 * as text, and no more escapes than its meaning needs.
 */
export function tidyMarkdown(text: string): string {
  if (PLAIN.test(text) && !/ {2}|:\/|www\./.test(text)) return text;
  return printBlocks(blocksOf(text));
}

/** Blocks of a document as the text of a model. */
export function printBlocks(blocks: readonly RootContent[]): string {
  const root = { type: 'root' as const, children: blocksWithoutMarks(blocks) };
  tidyLists(root);
  const printed = printMarkdown(root).trim();
  const readable = relaxed(printed);
  if (readable === printed) return printed;
  const shape = shapeOf(blocksOf(readable));
  // Mostly it is what was printed. Raw HTML is text beside text there, and one text when it is read.
  const isAsGiven = !readable.includes('<') && shape === shapeOf(root.children);
  const isSame = isAsGiven || shape === shapeOf(blocksOf(printed));
  return isSame ? readable : printed;
}

/** Without the empty comments that part two lists: the printer puts its own. */
function blocksWithoutMarks(blocks: readonly RootContent[]): RootContent[] {
  return blocks.flatMap((block): RootContent[] => {
    if (block.type === 'html' && block.value === '<!-- -->') return [];
    if (!('children' in block)) return [block];
    return [{ ...block, children: blocksWithoutMarks(block.children) } as RootContent];
  });
}

/** Escapes that only a careful printer wants, and the brackets round addresses. */
function relaxed(printed: string): string {
  return printed
    .replace(/\\(?=[_*[\]<>#&~$+.!|()`-])/g, '')
    .replace(/<(https?:\/\/[^\s<>]+|[\w.+-]+@[\w.-]+)>/g, '$1')
    .replace(/&#x20;/g, ' ');
}

function shapeOf(blocks: readonly RootContent[]): string {
  return JSON.stringify(blocks, (key, value) => (key === 'position' ? undefined : value));
}
