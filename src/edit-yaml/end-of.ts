import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Edit } from './edit.ts';

/** Where the last text of a node ends: comments and blank lines below it are not its own. */
export function endOf(edit: Edit, node: Node): number {
  const [start = 0, end = 0] = node.range ?? [];
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = node.items.at(-1);
    if (last === undefined) return end;
    const inner = isMap(node) ? pairEnd(edit, last as Pair) : endOf(edit, last as Node);
    return Math.max(inner, start);
  }
  if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
    const source = edit.text.slice(start, end);
    const keeps = /^[|>][0-9]*\+/.test(source);
    return keeps ? start + source.replace(/\r?\n$/, '').length : start + source.trimEnd().length;
  }
  return end;
}

interface Pair {
  readonly key: unknown;
  readonly value: unknown;
}

/** Where the last text of a key and its value ends. */
export function pairEnd(edit: Edit, { key, value }: Pair): number {
  const keyEnd = (key as Node).range?.[1] ?? 0;
  if (value === null || value === undefined) return colonAfter(edit, keyEnd);
  const node = value as Node;
  const [start = 0, end = 0] = node.range ?? [];
  if (isScalar(node) && start === end) return colonAfter(edit, keyEnd);
  return Math.max(endOf(edit, node), keyEnd);
}

/** Just behind the colon of a key. */
export function colonAfter(edit: Edit, keyEnd: number): number {
  const colon = edit.text.indexOf(':', keyEnd);
  return colon === -1 ? keyEnd : colon + 1;
}
