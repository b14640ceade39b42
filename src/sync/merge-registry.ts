import type { Path, Sides } from './change.ts';
import { insertKey } from './insert-key.ts';
import { isSameValue } from './is-same-value.ts';
import { mergeItem } from './merge-item.ts';
import type { Merging } from './merging.ts';
import { isMap, keysOf, type PlainMap } from './plain.ts';
import { sidesOf } from './sides-of.ts';

/** Merges a map of things by their ids, such as `controls` or the elements of a view. */
export function mergeRegistry(merging: Merging, sides: Sides, holder: PlainMap, path: Path): void {
  const key = String(path.at(-1));
  const registry = holder[key];
  const before: PlainMap = isMap(registry) ? registry : {};
  const order = keysOf(sides.edited);
  let items = before;
  for (const id of new Set([...keysOf(sides.base), ...order])) {
    const item = sidesOf(sides, id);
    if (isSameValue(item.base, item.edited) || isSameValue(item.current, item.edited)) continue;
    const isNew = items[id] === undefined;
    mergeItem(merging, item, items, [...path, id]);
    if (isNew && items[id] !== undefined) items = insertKey(items, id, order);
  }
  if (Object.keys(items).length > 0) holder[key] = items;
  else delete holder[key];
}
