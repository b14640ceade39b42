import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/** What a text says, or shall say: maps, lists and scalars. */
export type PlainValue =
  | string
  | number
  | boolean
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** What the aliases of a text stand for. */
export type Anchors = ReadonlyMap<string, Node>;

/** A node as plain data, its scalars as texts; nothing at all is an empty text. */
export function plainOf(node: Node | null | undefined, anchors: Anchors): PlainValue {
  if (isAlias(node)) return plainOf(anchors.get(node.source), anchors);
  if (isMap(node))
    return Object.fromEntries(
      node.items.map(({ key, value }) => [keyOf(key), plainOf(value as Node | null, anchors)]),
    );
  if (isSeq(node)) return node.items.map((item) => plainOf(item as Node, anchors));
  return isScalar(node) ? String(node.value ?? '') : '';
}

/** A key as its text. */
export function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value ?? '') : String(key);
}
