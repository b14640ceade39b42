import { nameOfId } from '../model/views.ts';
import type { Path } from './change.ts';
import { fieldForm } from './field-form.ts';
import { isMap, type Plain, type PlainMap } from './plain.ts';

/**
 * A design as it was read, everything with the name that the document prints: a reader leaves out
 * one that the id says, so that an edit of it would look like a name that came or went.
 */
export function withNames(model: PlainMap): PlainMap {
  return namedBelow(model, []);
}

function namedBelow(map: PlainMap, path: Path): PlainMap {
  const isRegistry = fieldForm(path) === 'registry';
  return Object.fromEntries(
    Object.entries(map).map(([key, value]): [string, Plain] => {
      if (!isMap(value)) return [key, value];
      const inner = namedBelow(value, [...path, key]);
      return [key, isRegistry ? { name: nameOfId(key), ...inner } : inner];
    }),
  );
}

/** A new thing without the name that its id says already. */
export function withoutNameOf(id: string, { name, ...fields }: PlainMap): PlainMap {
  return name === undefined || name === nameOfId(id) ? fields : { name, ...fields };
}
