import type { Edge, Leaf } from './chart.ts';

interface Looped {
  readonly edges: readonly Edge[];
  /** The words of what goes from a box to itself, by the id of the box. */
  readonly loops: ReadonlyMap<string, Leaf>;
}

/**
 * Leads the arrow from a box to itself over its words, which become a box without a border: dagre
 * keeps no room for the label of a loop, and writes it over other labels. All arrows from a box to
 * itself become one, with a line for each: dagre draws the last of them only.
 */
export function loopFlows(edges: readonly Edge[]): Looped {
  const others = edges.filter(({ from, to }) => from !== to);
  const labels = new Map<string, string[]>();
  for (const { from, to, label } of edges) {
    if (from !== to) continue;
    const known = labels.get(from) ?? [];
    labels.set(from, label === null ? known : [...known, label]);
  }
  const loops = new Map<string, Leaf>();
  const loopEdges = [...labels].flatMap(([id, lines]): Edge[] => {
    const edge: Edge = { from: id, to: id, both: false, crosses: false, label: null };
    if (lines.length === 0) return [edge];
    const leaf = loopLeaf(`l_${id}`, lines.join('<br/>'));
    loops.set(id, leaf);
    return [
      { ...edge, to: leaf.id, headless: true },
      { ...edge, from: leaf.id },
    ];
  });
  return { edges: [...others, ...loopEdges], loops };
}

function loopLeaf(id: string, label: string): Leaf {
  return { id, label, open: '[', close: ']', className: 'title', focus: false, width: 0 };
}
