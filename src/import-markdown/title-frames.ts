import type { Chart, ChartBoundary, ChartNode } from './chart.ts';
import { nameKey } from './name-key.ts';

/** Last words of the title of a diagram. */
const TITLE = /\b(?:diagram|context|view|process)$/i;

/** Places, which part what is inside from the rest of the world even when nothing of that is drawn. */
const PLACE =
  /\b(?:accounts?|aws|azure|boundary|cloud|clusters?|data ?cent(?:er|re)|docker|environment|gcp|hosts?|infrastructure|kubernetes|machine|namespace|networks?|perimeter|premises?|provider|regions?|servers?|subnets?|vpcs?|zones?)\b/i;

/**
 * Frames that are drawn for the looks and part nothing: a title of the diagram, what holds every box
 * (unless it is a place), and what is drawn around the one box that has its name.
 */
export function titleFrames({ nodes, boundaries }: Chart): ReadonlySet<ChartBoundary> {
  const inside = new Map<string | undefined, ChartNode[]>();
  for (const node of nodes.values()) {
    const others = inside.get(node.parent);
    if (others === undefined) inside.set(node.parent, [node]);
    else others.push(node);
  }
  const frames = [...boundaries.values()];
  const outermost = frames.filter(({ parent }) => parent === undefined);
  const parents = new Set(frames.map(({ parent }) => parent));
  const titles = outermost.filter(({ label }) => TITLE.test(label));
  const hasAll = outermost.length === 1 && nodes.size > 1 && !inside.has(undefined);
  return new Set(
    frames.filter((frame) => {
      if (titles.length === 1 && titles[0] === frame) return true;
      if (hasAll && frame === outermost[0] && !PLACE.test(frame.label)) return true;
      const [only, ...others] = inside.get(frame.id) ?? [];
      const isAlone = only !== undefined && others.length === 0 && !parents.has(frame.id);
      return isAlone && nameKey(only.lines.join(' ')) === nameKey(frame.label);
    }),
  );
}
