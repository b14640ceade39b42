import type { PlainValue } from './plain-of.ts';

/** True for a map, false for lists and scalars. */
export function isPlainMap(value: PlainValue): value is { readonly [key: string]: PlainValue } {
  return typeof value === 'object' && !Array.isArray(value);
}
