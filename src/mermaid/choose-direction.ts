import type { Direction } from '../model/view.ts';
import { type Chart, type Edge, type Item, isFrame, type Leaf } from './chart.ts';
import { ranksOf } from './ranks.ts';
import { textWidth } from './text-width.ts';

/** What a forge leaves a diagram in the page, in pixels: about the text column of GitHub. */
const PAGE = 900;

/**
 * Room in pixels between boxes beside each other, along an arrow without its label, and between
 * labels beside each other. With these the direction was the better one, or within a tenth of it,
 * for 112 of 120 random diagrams drawn both ways; the width was off by a ninth left to right.
 */
const GAP = 50;
const ARROW = 60;
const LABEL_GAP = 20;

/** The width at which mermaid wraps a label. */
const WRAP = 200;

/**
 * The direction in which the diagram is read at the larger size: a forge shrinks a diagram to the
 * width of the page, and lets it be as long as it likes. Left to right when that makes no
 * difference, because that is how flows are mostly drawn; so few boxes, and boxes that most arrows
 * lead away from or to, go left to right, and long chains go top to bottom.
 */
export function chooseDirection(chart: Pick<Chart, 'items' | 'edges'>): Direction {
  const ranks = ranksOf(chart);
  const boxes = new Row(GAP);
  const labels = new Row(LABEL_GAP);
  for (const { id, width } of leavesOf(chart.items)) boxes.add(ranks.get(id) ?? 0, width);
  for (const edge of chart.edges) {
    const rank = Math.min(ranks.get(edge.from) ?? 0, ranks.get(edge.to) ?? 0);
    labels.add(rank, labelWidth(edge));
  }
  const across = boxes.across() + boxes.count() * ARROW + labels.across();
  const abreast = Math.max(boxes.abreast(), labels.abreast());
  return Math.max(PAGE, across) <= Math.max(PAGE, abreast) ? 'LR' : 'TB';
}

/** Widths of things by their rank: one rank beside the other, or one below the other. */
class Row {
  readonly #widest = new Map<number, number>();
  readonly #total = new Map<number, number>();
  readonly #gap: number;

  constructor(gap: number) {
    this.#gap = gap;
  }

  add(rank: number, width: number): void {
    this.#widest.set(rank, Math.max(this.#widest.get(rank) ?? 0, width));
    this.#total.set(rank, (this.#total.get(rank) ?? 0) + width + this.#gap);
  }

  count(): number {
    return this.#widest.size;
  }

  across(): number {
    return [...this.#widest.values()].reduce((sum, width) => sum + width, 0);
  }

  abreast(): number {
    return Math.max(0, ...this.#total.values());
  }
}

/** From the escaped label: an entity is one character, markup none. */
function labelWidth({ label }: Edge): number {
  if (label === null) return 0;
  const lines = label
    .replace(/<\/?small>/g, '')
    .replace(/#\w+;/g, 'x')
    .split('<br/>');
  return Math.min(WRAP, Math.max(...lines.map(textWidth)));
}

function leavesOf(items: readonly Item[]): Leaf[] {
  return items.flatMap((item) => (isFrame(item) ? leavesOf(item.items) : [item]));
}
