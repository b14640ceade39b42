import type { ModelValue } from '../importer.ts';

/** What a model or a YAML text says, as maps, lists and scalars that may be changed in place. */
export type Plain = string | number | boolean | Plain[] | PlainMap;

export interface PlainMap {
  [key: string]: Plain;
}

/** A model of an importer as plain data, without what is empty. */
export function plainOf(value: ModelValue): Plain | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.map(plainOf).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  const entries: [string, ModelValue][] =
    value instanceof Map ? [...value] : Object.entries(value as Record<string, ModelValue>);
  return Object.fromEntries(
    entries.flatMap(([key, inner]): [string, Plain][] => {
      // An item of a registry is there, even if there is no more to say of it than its id.
      const plain = plainOf(inner) ?? (value instanceof Map ? {} : undefined);
      return plain === undefined ? [] : [[key, plain]];
    }),
  );
}

export function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a key of a map; undefined for anything else. */
export function valueIn(value: Plain | undefined, key: string): Plain | undefined {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The keys of a map; none for anything else. */
export function keysOf(value: Plain | undefined): string[] {
  return isMap(value) ? Object.keys(value) : [];
}

/** One thing that stands for a list of it, and nothing at all, as the list. */
export function listOf(value: Plain | undefined): Plain[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
