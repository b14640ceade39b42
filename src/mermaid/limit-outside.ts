import type { Leaf } from './chart.ts';
import { summaryLeaf } from './leaves.ts';
import { type Link, Links } from './link.ts';
import type { PageFlows } from './link-flows.ts';
import { nodeId } from './node-id.ts';
import { nodeOutside, unitLeaf } from './unit.ts';

interface Limited {
  readonly links: readonly Link[];
  readonly leaves: readonly Leaf[];
}

/**
 * Keeps the boxes outside a diagram to a number: the ones that most flows lead to, and one for all
 * the others.
 *
 * @param drawn - ids that are drawn inside already, such as the frame around a group
 */
export function limitOutside(
  { links, outside }: PageFlows,
  drawn: ReadonlySet<string>,
  most: number,
): Limited {
  const counts = new Map<string, number>();
  for (const { from, to, flows } of links.all()) {
    for (const end of [from, to]) {
      if (!outside.has(end) || drawn.has(end)) continue;
      counts.set(end, (counts.get(end) ?? 0) + flows.length);
    }
  }
  // The sort is stable: of two with as many flows the one written first comes first.
  const ids = [...counts].sort(([, one], [, other]) => other - one).map(([id]) => id);
  const kept = new Set(ids.length > most ? ids.slice(0, most - 1) : ids);
  const leaves: Leaf[] = [];
  for (const [id, end] of outside) {
    if (kept.has(id)) leaves.push('unit' in end ? unitLeaf(end.unit, true) : nodeOutside(end));
  }
  if (kept.size === ids.length) return { links: links.all(), leaves };
  const more = nodeId('more', 'others');
  const name = `${ids.length - kept.size} others`;
  const endOf = (id: string) => (counts.has(id) && !kept.has(id) ? more : id);
  const joined = new Links();
  for (const { from, to, flows, both } of links.all()) {
    joined.add(endOf(from), endOf(to), flows, both);
  }
  leaves.push(summaryLeaf(more, name, null, 'outside'));
  return { links: joined.all(), leaves };
}
