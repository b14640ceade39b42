import { layout } from 'dagre-d3-es/src/dagre/layout.js';
import type { Edge } from './chart.ts';
import { layoutGraphs } from './layout-graphs.ts';
import type { TitledItem } from './title-frames.ts';

/** Whether hosts can draw a flowchart, or show an error in its place. */
export type CanLayOut = (items: readonly TitledItem[], edges: readonly Edge[]) => boolean;

/**
 * Of 1,500 flowcharts with arrows at random the first that dagre failed on had 66 arrows from one
 * frame into another.
 */
const FEWEST_ARROWS = 50;

/** More arrows between frames take seconds to lay out, and nobody can follow them. */
const MOST_ARROWS = 150;

/**
 * Whether dagre, which mermaid lays flowcharts out with, gets to an end: where three frames or more
 * stand side by side and many arrows lead from one into another it may want each of them before the
 * others, and stops (dagrejs/dagre #255). Runs dagre itself, of the version in our mermaid, where
 * that can happen; refuses without a try what nobody could read.
 */
export function canLayOut(items: readonly TitledItem[], edges: readonly Edge[]): boolean {
  if (mostSiblings(items) < 3) return true;
  const arrows = arrowsBetweenFrames(items, edges);
  if (arrows < FEWEST_ARROWS) return true;
  if (arrows > MOST_ARROWS) return false;
  try {
    for (const graph of layoutGraphs(items, edges)) layout(graph, {});
    return true;
  } catch {
    return false;
  }
}

function mostSiblings(items: readonly TitledItem[]): number {
  const frames = items.filter((item) => 'frame' in item);
  return Math.max(frames.length, ...frames.map((frame) => mostSiblings(frame.items)));
}

function arrowsBetweenFrames(items: readonly TitledItem[], edges: readonly Edge[]): number {
  const frameOf = new Map<string, string>();
  const place = (inside: readonly TitledItem[], frame: string): void => {
    for (const item of inside) {
      if (!('frame' in item)) {
        frameOf.set(item.id, frame);
        continue;
      }
      if (item.box !== null) frameOf.set(item.box.id, item.frame.id);
      place(item.items, item.frame.id);
    }
  };
  place(items, '');
  return edges.filter(({ from, to }) => frameOf.get(from) !== frameOf.get(to)).length;
}
