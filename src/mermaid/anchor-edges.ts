import { type Edge, type Frame, type Item, isFrame } from './chart.ts';

interface Anchored {
  readonly edges: readonly Edge[];
  /** Frames that have to have a box standing for them inside. */
  readonly frames: ReadonlySet<string>;
}

/**
 * Leads the arrows between a frame and something inside it, or itself, to a box inside that stands
 * for the frame: dagre draws an arrow between a box and its own content without length, so that
 * nothing is seen of it.
 */
export function anchorEdges(items: readonly Item[], edges: readonly Edge[]): Anchored {
  const around = new Map<string, readonly Frame[]>();
  collectFrames(items, [], around);
  const frames = new Set<string>();
  const anchor = (end: string, other: string): string => {
    const frame = around.get(other)?.find(({ id }) => id === end);
    if (frame === undefined) return end;
    frames.add(end);
    return frame.titleId;
  };
  const anchored = edges.map((edge) => ({
    ...edge,
    from: anchor(edge.from, edge.to),
    to: anchor(edge.to, edge.from),
  }));
  return { edges: anchored, frames };
}

/** For each id the frames around it, a frame being around itself. */
function collectFrames(
  items: readonly Item[],
  frames: readonly Frame[],
  around: Map<string, readonly Frame[]>,
): void {
  for (const item of items) {
    const inside = isFrame(item) ? [...frames, item] : frames;
    around.set(item.id, inside);
    if (isFrame(item)) collectFrames(item.items, inside, around);
  }
}
