import { isDeepStrictEqual } from 'node:util';
import type { PlainValue } from './plain-of.ts';

/** True for what reads the same, whatever its types. */
export function isSame(before: PlainValue, after: PlainValue): boolean {
  if (typeof after !== 'object')
    return typeof before !== 'object' && String(before) === String(after);
  if (typeof before !== 'object') return false;
  if (Array.isArray(after) || Array.isArray(before)) {
    if (!Array.isArray(after) || !Array.isArray(before)) return false;
    return (
      after.length === before.length &&
      after.every((item, index) => isSame(before[index] as PlainValue, item as PlainValue))
    );
  }
  const keys = Object.keys(after);
  return (
    isDeepStrictEqual(Object.keys(before), keys) &&
    keys.every((key) => isSame(valueIn(before, key), valueIn(after, key)))
  );
}

function valueIn(map: PlainValue, key: string): PlainValue {
  return (map as { readonly [key: string]: PlainValue })[key] ?? '';
}
