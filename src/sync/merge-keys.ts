import type { Path, Sides } from './change.ts';
import { isDrawnKey } from './drawn-keys.ts';
import type { Merging } from './merging.ts';
import { keysOf, type PlainMap } from './plain.ts';
import { sidesOf } from './sides-of.ts';

/** Merges every field that a map had before or has now. */
export function mergeKeys(merging: Merging, sides: Sides, holder: PlainMap, path: Path): void {
  for (const key of new Set([...keysOf(sides.base), ...keysOf(sides.edited)]))
    if (!isDrawnKey(path, key)) merging.field(sidesOf(sides, key), holder, [...path, key]);
}
