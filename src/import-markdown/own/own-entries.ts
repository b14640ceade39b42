import type { List, RootContent } from 'mdast';
import type { ModelValue } from '../../importer.ts';
import { entryFrom } from '../entry-form.ts';
import { itemsOf, markdownOf, type OwnText } from './own-text.ts';

/** The points of a list of ours. */
export function entriesOf(list: List): ModelValue[] {
  return itemsOf(list).flatMap((item) => {
    const entry = entryOf(item);
    return entry === undefined ? [] : [entry];
  });
}

/** A line with the list that ends it as its points; a numbered one is part of a text. */
export function entryOf({ phrases, blocks }: OwnText): ModelValue {
  const last = blocks.at(-1);
  const isPoints = last?.type === 'list' && !last.ordered;
  const items = isPoints ? entriesOf(last) : [];
  const rest = isPoints ? blocks.slice(0, -1) : blocks;
  return entryFrom(markdownOf({ phrases, blocks: rest }) ?? '', items);
}

/** The points behind a label: those of the list below it, or the one on its line. */
export function entriesBehind({ phrases, blocks }: OwnText): ModelValue[] {
  const isList = (node: RootContent): node is List => node.type === 'list' && !node.ordered;
  if (phrases.length === 0 && blocks.length > 0 && blocks.every(isList))
    return blocks.flatMap(entriesOf);
  const entry = entryOf({ phrases, blocks });
  return entry === undefined ? [] : [entry];
}
