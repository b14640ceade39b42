import type { Control } from '../model/control.ts';
import type { Section } from '../model/section.ts';
import { nameOfId } from '../model/views.ts';
import { isMap, listOf, type Plain, type PlainMap } from './plain.ts';
import { controlOf } from './take-controls.ts';

/**
 * The sections that a document of a model shows, by the ids of the model: they stand in its order,
 * and a section prints its controls before its points.
 *
 * @param read the same sections, by ids that were made of their names
 * @returns undefined when they cannot be told from each other
 */
export function knownSections(
  sections: ReadonlyMap<string, Section>,
  read: Plain | undefined,
  controls: ReadonlyMap<string, Control>,
): PlainMap | undefined {
  const shown = isMap(read) ? Object.values(read) : [];
  if (shown.length !== sections.size) return undefined;
  const named = [...sections].map(([id, section], index): [string, PlainMap | undefined] => {
    const { items, sections: inner, ...fields } = (shown[index] ?? {}) as PlainMap;
    const published = section.controls.filter((key) => controls.get(key)?.status === 'existing');
    const points = listOf(items);
    const below = knownSections(section.sections ?? new Map(), inner, controls);
    if (below === undefined || points.length < published.length) return [id, undefined];
    const taken = published.map((key, at) => [key, controlOf(points[at] as Plain)] as const);
    const left = points.slice(published.length);
    return [
      id,
      {
        ...fields,
        name: section.name ?? nameOfId(id),
        ...(taken.length === 0 ? {} : { controls: Object.fromEntries(taken) }),
        ...(left.length === 0 ? {} : { items: left }),
        ...(Object.keys(below).length === 0 ? {} : { sections: below }),
      },
    ];
  });
  if (named.some(([, section]) => section === undefined)) return undefined;
  return Object.fromEntries(named) as PlainMap;
}
