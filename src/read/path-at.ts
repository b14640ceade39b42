import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { ModelPath } from '../diagnostic.ts';
import type { Source } from './source.ts';

/** The path of the innermost value that stands at an offset of the text, or last before it. */
export function pathAt({ root }: Source, offset: number): ModelPath {
  const path: (string | number)[] = [];
  let node: Node | null | undefined = root;
  const begins = (part: Node | null | undefined) => (part?.range?.[0] ?? Infinity) <= offset;
  for (;;) {
    if (isMap(node)) {
      const pairs = node.items as Pair<Node, Node | null>[];
      const pair: Pair<Node, Node | null> | undefined = pairs.findLast(({ key }) => begins(key));
      if (pair === undefined || !isScalar(pair.key)) return path;
      const key = String(pair.key.value);
      // Paths into the model do not name the ends of a flow, below which its details stand.
      if (!/ <?-> /.test(key)) path.push(key);
      node = pair.value;
    } else if (isSeq(node)) {
      const items = node.items as (Node | null)[];
      const index = items.findLastIndex(begins);
      if (index < 0) return path;
      path.push(index);
      node = items[index];
    } else return path;
  }
}
