import type { Edge } from './chart.ts';
import type { TreeFlow } from './drawing-tree.ts';

/** All flows between two boxes of a diagram that are drawn as one arrow. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly flows: readonly TreeFlow[];
  /** True when some go the other way. */
  readonly both: boolean;
}

interface GrowingLink extends Link {
  readonly flows: TreeFlow[];
  both: boolean;
}

/** Links by their two ends, whichever way they go. */
export class Links {
  readonly #byEnds = new Map<string, Map<string, GrowingLink>>();
  readonly #links: GrowingLink[] = [];

  add(from: string, to: string, flows: readonly TreeFlow[], both: boolean): void {
    const [one, other] = from < to ? [from, to] : [to, from];
    let others = this.#byEnds.get(one);
    if (others === undefined) {
      others = new Map();
      this.#byEnds.set(one, others);
    }
    const known = others.get(other);
    if (known === undefined) {
      const link = { from, to, flows: [...flows], both };
      others.set(other, link);
      this.#links.push(link);
      return;
    }
    for (const flow of flows) known.flows.push(flow);
    known.both ||= both || known.from !== from;
  }

  /** In the order in which they came up. */
  all(): readonly Link[] {
    return this.#links;
  }
}

/** A flow as an arrow of its own. */
export function flowEdge({ flow, from, to, label }: TreeFlow): Edge {
  const { both, crosses } = flow;
  return { from: from.drawnId, to: to.drawnId, both, crosses, label };
}

/**
 * Several flows as one arrow with their number.
 *
 * @param words - whether a flow on its own keeps its words
 */
export function linkEdge({ from, to, flows, both }: Link, words: boolean): Edge {
  const crosses = flows.some(({ flow }) => flow.crosses);
  const [only, ...others] = flows;
  if (others.length > 0 || only === undefined) {
    return { from, to, both, crosses, label: `${flows.length} flows` };
  }
  return { from, to, both, crosses, label: words ? only.label : '1 flow' };
}
