import { type Item, isFrame, type Leaf } from './chart.ts';

/** The first box inside, where mermaid, too, fastens an arrow to a frame. */
export function firstLeaf(items: readonly Item[]): Leaf | null {
  for (const item of items) {
    const leaf = isFrame(item) ? firstLeaf(item.items) : item;
    if (leaf !== null) return leaf;
  }
  return null;
}
