import type { PlainMap } from './plain.ts';

/**
 * A map with one of its keys where a document has it: behind what stands before it there, else
 * before what stands behind it.
 *
 * @param order the keys as the document has them; it may lack some, and have others
 */
export function insertKey(map: PlainMap, key: string, order: readonly string[]): PlainMap {
  const others = Object.keys(map).filter((other) => other !== key);
  const at = order.indexOf(key);
  const isThere = (other: string) => other !== key && Object.hasOwn(map, other);
  const before = order.slice(0, Math.max(at, 0)).findLast(isThere);
  const after = order.slice(at + 1).find(isThere);
  const place =
    before !== undefined
      ? others.indexOf(before) + 1
      : after !== undefined
        ? others.indexOf(after)
        : others.length;
  const ordered = [...others.slice(0, place), key, ...others.slice(place)];
  return Object.fromEntries(ordered.map((name) => [name, map[name] as PlainMap[string]]));
}
