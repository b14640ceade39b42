import type { Paragraph, RootContent } from 'mdast';
import type { Part } from '../import-markdown/part.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { areThreat, fieldsIn } from './fields-in.ts';
import { isThreatList } from './threat-group.ts';
import { threatName } from './threat-name.ts';
import { threatSlot } from './threat-slot.ts';

/** Longest paragraph that is taken for a title, in characters. */
const LONGEST = 150;

/**
 * A part of a document with the bold lines that stand for headings as such: `**1. Theft of keys**`
 * with the fields of a threat below it.
 */
export function withBoldTitles(part: Part, source: SourceText): Part {
  const parts = part.parts.map((inner) => withBoldTitles(inner, source));
  const starts = part.blocks.flatMap((node, index) => (isTitle(node, source) ? [index] : []));
  const titled = starts.flatMap((start, index) => {
    const blocks = part.blocks.slice(start + 1, starts[index + 1]);
    return areThreat(fieldsIn(blocks, source)) ? [{ start, blocks }] : [];
  });
  const [first] = titled;
  // One bold line that is no title makes it uncertain what the others are.
  if (first === undefined || titled.length < starts.length) return { ...part, parts };
  const inner = titled.map(({ start, blocks }): Part => {
    const title = part.blocks[start] as Paragraph;
    const name = plainText(source.inline(title)).replace(/\s*:$/, '');
    return { name, depth: part.depth + 1, line: source.line(title), blocks, parts: [] };
  });
  return { ...part, blocks: part.blocks.slice(0, first.start), parts: [...inner, ...parts] };
}

/** A paragraph that is bold from end to end, and no label of a field. */
function isTitle(node: RootContent, source: SourceText): boolean {
  if (node.type !== 'paragraph' || node.children.length !== 1) return false;
  if (node.children[0]?.type !== 'strong') return false;
  const name = plainText(source.inline(node));
  const isNumbered = threatName(name).id !== undefined;
  return (
    name.length <= LONGEST && !isThreatList(name) && (isNumbered || threatSlot(name) === undefined)
  );
}
