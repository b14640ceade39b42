import type { Direction } from '../model/view.ts';
import { type Chart, type Item, isFrame, type Leaf } from './chart.ts';
import { ranksOf } from './ranks.ts';

/** What a forge leaves a diagram in the page, in pixels: about the text column of GitHub. */
const PAGE = 900;

/** Room between boxes in pixels: beside each other, and along an arrow with its label. */
const GAP = 50;
const ARROW = 150;

/**
 * The direction in which the diagram is read at the larger size: a forge shrinks a diagram to the
 * width of the page, and lets it be as long as it likes. Left to right when that makes no
 * difference, because that is how flows are mostly drawn; so few boxes, and boxes that most arrows
 * lead away from or to, go left to right, and long chains go top to bottom.
 */
export function chooseDirection(chart: Pick<Chart, 'items' | 'edges'>): Direction {
  const leaves = leavesOf(chart.items);
  const ranks = ranksOf(chart);
  const widest = new Map<number, number>();
  const total = new Map<number, number>();
  for (const { id, width } of leaves) {
    const rank = ranks.get(id) ?? 0;
    widest.set(rank, Math.max(widest.get(rank) ?? 0, width));
    total.set(rank, (total.get(rank) ?? -GAP) + width + GAP);
  }
  let across = -ARROW;
  for (const width of widest.values()) across += width + ARROW;
  const abreast = Math.max(0, ...total.values());
  return Math.max(PAGE, across) <= Math.max(PAGE, abreast) ? 'LR' : 'TB';
}

function leavesOf(items: readonly Item[]): Leaf[] {
  return items.flatMap((item) => (isFrame(item) ? leavesOf(item.items) : [item]));
}
