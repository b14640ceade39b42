import type { Path } from './change.ts';
import { isMap, type PlainMap } from './plain.ts';
import { valueAt } from './value-at.ts';
import { viewPath } from './view-path.ts';

/** A field with the map that sets it. */
export interface Origin {
  readonly holder: PlainMap;
  readonly path: Path;
}

/** Where a field that an element does not set comes from, by `same-as`. */
export function originOf(root: PlainMap, element: PlainMap, field: string): Origin | undefined {
  const seen = new Set<PlainMap>();
  let at: PlainMap = element;
  while (typeof at['same-as'] === 'string' && !seen.has(at)) {
    seen.add(at);
    const place = elementAt(root, at['same-as']);
    if (place === undefined) return undefined;
    if (place.holder[field] !== undefined)
      return { holder: place.holder, path: [...place.path, field] };
    at = place.holder;
  }
  return undefined;
}

function elementAt(root: PlainMap, reference: string): Origin | undefined {
  const steps = reference.split('.');
  const id = steps.at(-1) ?? '';
  const view = viewPath(steps.slice(0, -1));
  for (const shelf of ['elements', 'boundaries']) {
    const path = [...view, shelf, id];
    const value = valueAt(root, path);
    if (isMap(value)) return { holder: value, path };
  }
  return undefined;
}
