import { type Chart, type Item, isFrame } from './chart.ts';
import { firstLeaf } from './first-leaf.ts';

/**
 * How many arrows come before each box on the longest way to it, as a layered layout such as
 * dagre's places it. Arrows that close a circle are left out. A frame has the rank of its first box.
 */
export function ranksOf({ items, edges }: Pick<Chart, 'items' | 'edges'>): Map<string, number> {
  const leafOf = new Map<string, string>();
  collectLeaves(items, leafOf);
  const sources = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [source, target] = [leafOf.get(from), leafOf.get(to)];
    if (source === undefined || target === undefined || source === target) continue;
    const known = sources.get(target);
    if (known === undefined) sources.set(target, [source]);
    else known.push(source);
  }
  const ranks = new Map<string, number>();
  const open = new Set<string>();
  const rank = (id: string): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    open.add(id);
    let longest = 0;
    for (const source of sources.get(id) ?? []) {
      if (!open.has(source)) longest = Math.max(longest, rank(source) + 1);
    }
    open.delete(id);
    ranks.set(id, longest);
    return longest;
  };
  for (const [id, leaf] of leafOf) ranks.set(id, rank(leaf));
  return ranks;
}

function collectLeaves(items: readonly Item[], leafOf: Map<string, string>): void {
  for (const item of items) {
    if (isFrame(item)) {
      leafOf.set(item.id, firstLeaf(item.items)?.id ?? item.id);
      collectLeaves(item.items, leafOf);
    } else {
      leafOf.set(item.id, item.id);
    }
  }
}
