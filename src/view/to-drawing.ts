import type { NamedView } from '../model/views.ts';
import type { Drawing, DrawnFlow } from './drawing.ts';
import { elementsOfView, type ResolvedElements } from './resolve-elements.ts';

/** What of a view is drawn, or null when nothing is. */
export function toDrawing(
  name: string,
  named: NamedView,
  elements: ResolvedElements,
): Drawing | null {
  const drawn = elementsOfView(named, elements).filter(({ element }) => element.drawn !== false);
  if (drawn.length === 0) return null;
  const ids = new Set(drawn.map(({ id }) => id));
  const trust = trustBoundariesOf(named);
  const labelled = ({ id, name, element }: (typeof drawn)[number]) => ({
    id,
    name,
    type: element.type ?? null,
    technology: element.technology ?? null,
    focus: element.focus === true,
  });
  return {
    name,
    direction: named.view.direction ?? null,
    elements: drawn
      .filter(({ boundary }) => !boundary)
      .map((found) => ({ ...labelled(found), kind: found.kind })),
    boundaries: drawn.flatMap((found) => {
      const boundary = named.view.boundaries.get(found.id);
      if (!found.boundary || boundary === undefined) return [];
      return [
        {
          ...labelled(found),
          trust: boundary['trust-boundary'] !== false,
          contains: boundary.contains.filter((id) => ids.has(id)),
        },
      ];
    }),
    flows: named.view.flows
      .filter(({ from, to }) => ids.has(from) && ids.has(to))
      .map(
        (flow): DrawnFlow => ({
          from: flow.from,
          to: flow.to,
          both: flow.both,
          label: flow.label ?? null,
          protocol: flow.protocol ?? null,
          crosses: trust(flow.from) !== trust(flow.to),
        }),
      ),
  };
}

/**
 * For an element, the trust boundaries that it stands in, as one text to compare. A boundary stands
 * inside itself: a flow to it ends within.
 */
function trustBoundariesOf({ view }: NamedView): (id: string) => string {
  const parents = new Map<string, string>();
  for (const [id, { contains }] of view.boundaries)
    for (const child of contains) if (!parents.has(child)) parents.set(child, id);
  const known = new Map<string, string>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const around: string[] = [];
    const seen = new Set<string>();
    for (
      let place: string | undefined = id;
      place !== undefined && !seen.has(place);
      place = parents.get(place)
    ) {
      seen.add(place);
      const boundary = view.boundaries.get(place);
      if (boundary !== undefined && boundary['trust-boundary'] !== false) around.push(place);
    }
    known.set(id, around.join(' '));
    return around.join(' ');
  };
}
