import type { Direction } from '../model/view.ts';
import { type Frame, type Item, isFrame, type Leaf } from './chart.ts';
import { escapeLabel } from './escape-label.ts';
import { nameLine, smallPrint } from './label.ts';
import { SMALL, textWidth } from './text-width.ts';

/** Room in pixels that dagre leaves between boxes, and between a frame and what is in it. */
const GAP = 50;

/** A frame whose title is settled: over it, in a box inside it, or a part of it in each. */
export interface TitledFrame {
  readonly frame: Frame;
  readonly title: string;
  readonly box: Leaf | null;
  readonly items: readonly TitledItem[];
}

export type TitledItem = Leaf | TitledFrame;

interface Surroundings {
  readonly direction: Direction;
  readonly ranks: ReadonlyMap<string, number>;
  /** Frames that arrows from inside lead to. */
  readonly anchored: ReadonlySet<string>;
}

/**
 * Writes the title of a frame over it if that leaves room, and else into a box inside it. Dagre
 * does not know the title: a second line would lie on what is inside, and a long line makes the
 * frame wider without moving its neighbours.
 */
export function titleFrames(items: readonly Item[], surroundings: Surroundings): TitledItem[] {
  return items.map((item) => (isFrame(item) ? titled(item, surroundings) : item));
}

function titled(frame: Frame, surroundings: Surroundings): TitledFrame {
  const room = roomIn(frame.items, surroundings) + GAP;
  const nameWidth = textWidth(frame.name);
  const detailWidth = frame.detail === null ? 0 : textWidth(` ${frame.detail}`) * SMALL;
  const nameFits = nameWidth <= room;
  const allFits = nameWidth + detailWidth <= room;
  const name = nameLine(frame.name);
  const detail = frame.detail === null ? [] : [smallPrint(frame.detail)];
  const anchored = surroundings.anchored.has(frame.id);
  const inside = [...(nameFits && !anchored ? [] : [name]), ...(allFits ? [] : detail)];
  const over = nameFits ? [escapeLabel(frame.name), ...(allFits ? detail : [])].join(' ') : null;
  return {
    frame,
    title: over ?? escapeLabel(''),
    box: inside.length === 0 ? null : box(frame, inside.join('<br/>'), anchored),
    items: titleFrames(frame.items, surroundings),
  };
}

function box(frame: Frame, label: string, anchored: boolean): Leaf {
  const className = anchored ? frame.className : 'title';
  return { id: frame.titleId, label, open: '[', close: ']', className, focus: false, width: 0 };
}

/** How wide the content of a frame is at least, in pixels. */
function roomIn(items: readonly Item[], surroundings: Surroundings): number {
  const rows = new Map<number, number[]>();
  for (const item of items) {
    const width = isFrame(item) ? roomIn(item.items, surroundings) + GAP : item.width;
    const rank = surroundings.ranks.get(item.id) ?? 0;
    rows.set(rank, [...(rows.get(rank) ?? []), width]);
  }
  const abreast = (widths: readonly number[]) =>
    widths.reduce((sum, width) => sum + width + GAP, -GAP);
  const across = surroundings.direction === 'LR' || surroundings.direction === 'RL';
  if (across) return abreast([...rows.values()].map((widths) => Math.max(...widths)));
  return Math.max(...[...rows.values()].map(abreast));
}
