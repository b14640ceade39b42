import type { Edge } from './chart.ts';

/**
 * Makes all arrows from a box to itself one, with a line for each: dagre draws the last of them
 * only.
 */
export function joinSelfFlows(edges: readonly Edge[]): Edge[] {
  const joined = new Map<string, Edge>();
  const others: Edge[] = [];
  for (const edge of edges) {
    if (edge.from !== edge.to) {
      others.push(edge);
      continue;
    }
    const known = joined.get(edge.from);
    const labels = [known?.label, edge.label].filter((label) => typeof label === 'string');
    joined.set(edge.from, {
      ...edge,
      both: edge.both || known?.both === true,
      crosses: edge.crosses || known?.crosses === true,
      label: labels.length === 0 ? null : labels.join('<br/>'),
    });
  }
  return [...others, ...joined.values()];
}
