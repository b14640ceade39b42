import { nodeId } from '../mermaid/node-id.ts';
import { counted } from '../report.ts';
import type { ElementDetails } from '../view/element-details.ts';
import type { SectionView } from '../view/section-view.ts';

import type { PictureMeaning, ShapeMeaning } from './inline-picture.ts';

/** What the ids in the diagrams of a view stand for. */
export function pictureMeaning(
  { key, drawing }: SectionView,
  details: ReadonlyMap<string, ElementDetails>,
): PictureMeaning {
  const shapes = new Map<string, ShapeMeaning>();
  const edges = new Map<string, readonly [string, string]>();
  if (drawing === null) return { shapes, edges };
  const meaningOf = (id: string): ShapeMeaning => {
    const subject = `${key}.${id}`;
    return { subject, label: labelOf(details.get(subject), id) };
  };
  for (const { id } of drawing.elements) shapes.set(nodeId('element', id), meaningOf(id));
  for (const { id } of drawing.boundaries)
    for (const kind of ['boundary', 'title'] as const) shapes.set(nodeId(kind, id), meaningOf(id));
  const idsOf = (id: string) =>
    (['element', 'boundary', 'title'] as const)
      .map((kind) => nodeId(kind, id))
      .filter((drawn) => shapes.has(drawn));
  for (const { from, to } of drawing.flows)
    for (const start of idsOf(from))
      for (const end of idsOf(to)) edges.set(`${start}_${end}`, [`${key}.${from}`, `${key}.${to}`]);
  return { shapes, edges };
}

function labelOf(details: ElementDetails | undefined, id: string): string {
  if (details === undefined) return id;
  const { name, type, risks, boundary } = details;
  const kind = type ?? (boundary ? 'Boundary' : null);
  const parts = [kind, risks.length === 0 ? null : counted(risks.length, 'risk')];
  return [name, ...parts.filter((part) => part !== null)].join(', ');
}
