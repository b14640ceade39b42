import type { Edge } from './chart.ts';
import type { TitledItem } from './title-frames.ts';

/** A flowchart as it is written: boxes and frames, then arrows. */
export interface Order {
  readonly items: readonly TitledItem[];
  readonly edges: readonly Edge[];
}

/** A flowchart in orders that say the same, the one it came in first. */
export function* ordersOf({ items, edges }: Order): Generator<Order> {
  yield { items, edges };
  const backwards = edges.toReversed();
  yield { items, edges: backwards };
  const itemsBackwards = reversed(items);
  yield { items: itemsBackwards, edges: backwards };
  const third = Math.ceil(edges.length / 3);
  const turned = [...edges.slice(third), ...edges.slice(0, third)];
  yield { items, edges: turned };
  yield { items: itemsBackwards, edges: turned.reverse() };
}

function reversed(items: readonly TitledItem[]): TitledItem[] {
  return items
    .map((item) => ('frame' in item ? { ...item, items: reversed(item.items) } : item))
    .reverse();
}
