import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { ModelPath } from '../diagnostic.ts';
import type { Range, Source } from './source.ts';

/** Where a path of the model stands in a file, and how many of its steps are written there. */
export interface Located {
  readonly range: Range;
  readonly depth: number;
}

/** Finds the tokens of one file by model path. */
export type Locate = (path: ModelPath, at?: 'key' | 'value') => Located;

/**
 * Makes the finder of one file. A path that the file does not hold leads to the deepest part that
 * it does: to the parent of what is missing. A list or map is shown by its key; the one thing that
 * stands for a list, by itself.
 */
export function locator(source: Source): Locate {
  const indexes = new WeakMap<YAMLMap, Map<string, Pair<Node, Node | null>>>();

  const pairOf = (map: YAMLMap, key: string) => {
    let index = indexes.get(map);
    if (index === undefined) {
      index = new Map();
      for (const pair of map.items as Pair<Node, Node | null>[])
        if (isScalar(pair.key) && !index.has(String(pair.key.value)))
          index.set(String(pair.key.value), pair);
      indexes.set(map, index);
    }
    return index.get(key);
  };

  return (path, at = 'value') => {
    let node: Node | null | undefined = source.root;
    let key: Node | undefined;
    let depth = 0;
    for (const step of path) {
      if (isAlias(node)) node = source.aliases.get(node);
      if (isMap(node)) {
        const map: Node | null | undefined =
          typeof step === 'string' && !pairOf(node, step) ? insideFlow(node) : node;
        const pair: Pair<Node, Node | null> | undefined = isMap(map)
          ? pairOf(map, String(step))
          : undefined;
        if (pair !== undefined) {
          key = pair.key;
          node = pair.value;
        } else if (typeof step === 'string') break;
      } else if (isSeq(node)) {
        const item = node.items[Number(step)] as Node | undefined;
        if (item === undefined) break;
        key = undefined;
        node = item;
      } else break;
      depth++;
    }
    const missing = depth < path.length && !isScalar(node);
    const token = tokenOf(key, node ?? undefined, at === 'key' || missing);
    return { range: rangeOf(token), depth };
  };
}

/** The details of a flow stand below its ends; paths into the model do not name the ends. */
function insideFlow(map: YAMLMap): Node | null | undefined {
  const [pair] = map.items as Pair<Node, Node | null>[];
  const isFlow =
    map.items.length === 1 && isScalar(pair?.key) && / <?-> /.test(String(pair.key.value));
  return isFlow ? pair?.value : map;
}

function tokenOf(
  key: Node | undefined,
  node: Node | undefined,
  preferKey: boolean,
): Node | undefined {
  if (key !== undefined && (preferKey || node === undefined || isCollection(node))) return key;
  if (isMap(node)) return (node.items[0]?.key as Node | undefined) ?? node;
  return node ?? key;
}

function rangeOf(token: Node | undefined): Range {
  const [start, end] = token?.range ?? [0, 0];
  return [start, Math.max(end, start)];
}
