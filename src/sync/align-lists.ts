import { diffArrays } from 'diff';
import { isSameValue } from './is-same-value.ts';
import type { Plain } from './plain.ts';

/** Which item of one list stands for which of another. */
export interface Alignment {
  /** By index in the first list; absent for what is gone. */
  readonly forward: ReadonlyMap<number, number>;
  /** By index in the second list; absent for what has come. */
  readonly backward: ReadonlyMap<number, number>;
}

/** How alike two items must be, from 0 to 1, to be one item that was changed. */
const ALIKE = 0.35;

/** Finds the items of a list again in a later state of it: the same ones, then those most alike. */
export function alignLists(before: readonly Plain[], after: readonly Plain[]): Alignment {
  const forward = new Map<number, number>();
  let [from, to] = [0, 0];
  let gone: number[] = [];
  let come: number[] = [];
  const pair = () => {
    for (const [left, right] of pairsOf(before, after, gone, come)) forward.set(left, right);
    gone = [];
    come = [];
  };
  for (const { added, removed, value } of diffArrays([...before], [...after], {
    comparator: isSameValue,
  })) {
    for (let count = 0; count < value.length; count++) {
      if (removed) gone.push(from++);
      else if (added) come.push(to++);
      else {
        pair();
        forward.set(from++, to++);
      }
    }
  }
  pair();
  return { forward, backward: new Map([...forward].map(([left, right]) => [right, left])) };
}

/** Of items in the same gap, which are one item that was changed; in their order. */
function pairsOf(
  before: readonly Plain[],
  after: readonly Plain[],
  gone: readonly number[],
  come: readonly number[],
): [number, number][] {
  if (gone.length === come.length) return gone.map((left, index) => [left, come[index] as number]);
  const pairs: [number, number][] = [];
  let next = 0;
  for (const left of gone) {
    const found = come.findIndex(
      (right, index) => index >= next && likeness(before[left], after[right]) >= ALIKE,
    );
    if (found < 0) continue;
    pairs.push([left, come[found] as number]);
    next = found + 1;
  }
  return pairs;
}

/** The part of words that two values share. */
function likeness(left: Plain | undefined, right: Plain | undefined): number {
  const [one, two] = [wordsOf(left), wordsOf(right)];
  const shared = [...one].filter((word) => two.has(word)).length;
  return shared / Math.max(1, one.size, two.size);
}

function wordsOf(value: Plain | undefined): Set<string> {
  return new Set(
    JSON.stringify(value ?? '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
