import { nodeId } from '../mermaid/node-id.ts';
import type { SectionView } from '../view/section-view.ts';
import type { PictureMeaning } from './inline-picture.ts';

/** What the ids in the diagrams of a view stand for. */
export function pictureMeaning({ key, drawing }: SectionView): PictureMeaning {
  const shapes = new Map<string, string>();
  const edges = new Map<string, readonly [string, string]>();
  if (drawing === null) return { shapes, edges };
  for (const { id } of drawing.elements) shapes.set(nodeId('element', id), `${key}.${id}`);
  for (const { id } of drawing.boundaries)
    for (const kind of ['boundary', 'title'] as const) shapes.set(nodeId(kind, id), `${key}.${id}`);
  const idsOf = (id: string) =>
    (['element', 'boundary', 'title'] as const)
      .map((kind) => nodeId(kind, id))
      .filter((drawn) => shapes.has(drawn));
  for (const { from, to } of drawing.flows)
    for (const start of idsOf(from))
      for (const end of idsOf(to)) edges.set(`${start}_${end}`, [`${key}.${from}`, `${key}.${to}`]);
  return { shapes, edges };
}
