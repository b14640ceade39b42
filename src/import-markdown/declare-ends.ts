import type { Chart, ChartNode } from './chart.ts';

/** A box by the name and the kind under which a model has it. */
export type Declared = Pick<ChartNode, 'kind'> & { readonly name: string };

/**
 * A diagram in which every end of an arrow is a box. An id that it only uses is what an earlier diagram
 * of the document declares by it: as it is written, or else in other letters.
 */
export function declareEnds(chart: Chart, earlier: ReadonlyMap<string, Declared>): Chart {
  const nodes = new Map(chart.nodes);
  const lower = new Map([...earlier].toReversed().map(([id, box]) => [id.toLowerCase(), box]));
  const declare = (id: string, node: ChartNode) => {
    const known = earlier.get(id) ?? lower.get(id.toLowerCase());
    if (known === undefined) nodes.set(id, node);
    else nodes.set(id, { ...node, lines: [known.name], ...kindOf(known) });
  };
  // Of a flowchart every id is a box; one with a low line is not meant to be read.
  for (const [id, node] of nodes) if (node.bare && id.includes('_')) declare(id, node);
  for (const { from, to } of chart.edges)
    for (const id of [from, to])
      if (!nodes.has(id) && !chart.boundaries.has(id))
        declare(id, { id, lines: [id], shape: '', bare: true, classes: [] });
  return { ...chart, nodes };
}

function kindOf({ kind }: Declared): Pick<ChartNode, 'kind'> {
  return kind === undefined ? {} : { kind };
}
