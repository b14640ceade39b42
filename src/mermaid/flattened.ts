import { anchorEdges } from './anchor-edges.ts';
import { type Chart, type Frame, type Item, isFrame, type Leaf } from './chart.ts';
import { nameLine, smallPrint } from './label.ts';
import { shorten } from './leaves.ts';

/** Longest name of a frame in a box that would stand in it, in characters. */
const LONGEST_FRAME = 40;

/**
 * A chart without frames, which dagre always lays out: each box names the frame that it would stand
 * in, and a frame that arrows lead to is a box, too.
 */
export function flattened({ direction, items, edges }: Chart): Chart {
  const { edges: anchored, frames } = anchorEdges(items, edges);
  const leaves = (inside: readonly Item[], frame: Frame | null): Leaf[] =>
    inside.flatMap((item) => {
      if (!isFrame(item)) return [within(item, frame)];
      const own = frames.has(item.id) ? [within(frameLeaf(item), frame)] : [];
      return [...own, ...leaves(item.items, item)];
    });
  return { direction, items: leaves(items, null), edges: anchored };
}

function within(leaf: Leaf, frame: Frame | null): Leaf {
  if (frame === null) return leaf;
  return {
    ...leaf,
    label: `${leaf.label}<br/>${smallPrint(`in ${shorten(frame.name, LONGEST_FRAME)}`)}`,
  };
}

function frameLeaf({ titleId, name, className, focus }: Frame): Leaf {
  return { id: titleId, label: nameLine(name), open: '[', close: ']', className, focus, width: 0 };
}
