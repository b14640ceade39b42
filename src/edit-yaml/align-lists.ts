import { diffArrays } from 'diff';
import { isSame } from './is-same.ts';
import type { PlainValue } from './plain-of.ts';

/** Which item of one list stands for which of another. */
export interface Alignment {
  /** By index in the first list; absent for what is gone. */
  readonly forward: ReadonlyMap<number, number>;
  /** By index in the second list; absent for what has come. */
  readonly backward: ReadonlyMap<number, number>;
}

/** How alike two items must be, from 0 to 1, to be one item that was changed. */
const ALIKE = 0.35;

/**
 * Finds the items of a list again in a later state of it: the same ones, then those most alike.
 *
 * @param isEqual says which items are the same beyond doubt
 */
export function alignLists<Value extends PlainValue>(
  before: readonly Value[],
  after: readonly Value[],
  isEqual: (left: Value, right: Value) => boolean = isSame,
): Alignment {
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
    comparator: isEqual,
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

/** Largest gap, in pairs that are compared, in which the best of all pairings is looked for. */
const MOST_COMPARED = 40_000;

/**
 * Of items in the same gap, which are one item that was changed, in their order: those most alike;
 * between them, as many as there were before.
 */
function pairsOf(
  before: readonly PlainValue[],
  after: readonly PlainValue[],
  gone: readonly number[],
  come: readonly number[],
): [number, number][] {
  const alike =
    gone.length * come.length > MOST_COMPARED
      ? []
      : mostAlike(
          gone.map((index) => wordsOf(before[index])),
          come.map((index) => wordsOf(after[index])),
        );
  const pairs: [number, number][] = [];
  let [from, to] = [0, 0];
  for (const [left, right] of [...alike, [gone.length, come.length] as const]) {
    if (left - from === right - to)
      for (let step = 0; from + step < left; step++)
        pairs.push([gone[from + step] as number, come[to + step] as number]);
    if (left < gone.length) pairs.push([gone[left] as number, come[right] as number]);
    [from, to] = [left + 1, right + 1];
  }
  return pairs;
}

type Words = ReadonlySet<string>;

/** The pairs in order of which the likeness is greatest in sum, none below what one item is. */
function mostAlike(gone: readonly Words[], come: readonly Words[]): [number, number][] {
  const likes = gone.map((left) => come.map((right) => likeness(left, right)));
  const best = Array.from({ length: gone.length + 1 }, () => new Float64Array(come.length + 1));
  const sum = (left: number, right: number) => best[left]?.[right] ?? 0;
  const like = (left: number, right: number) => likes[left]?.[right] ?? 0;
  for (let left = gone.length - 1; left >= 0; left--)
    for (let right = come.length - 1; right >= 0; right--) {
      const skipped = Math.max(sum(left + 1, right), sum(left, right + 1));
      const taken = like(left, right) < ALIKE ? 0 : like(left, right) + sum(left + 1, right + 1);
      (best[left] as Float64Array)[right] = Math.max(skipped, taken);
    }
  const pairs: [number, number][] = [];
  let [left, right] = [0, 0];
  while (left < gone.length && right < come.length) {
    if (sum(left, right) === sum(left + 1, right)) left++;
    else if (sum(left, right) === sum(left, right + 1)) right++;
    else pairs.push([left++, right++]);
  }
  return pairs;
}

/** The part of words that two values share. */
function likeness(left: Words, right: Words): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return shared / Math.max(1, left.size, right.size);
}

function wordsOf(value: PlainValue | undefined): Words {
  const words = new Set<string>();
  const collect = (part: PlainValue) => {
    if (typeof part === 'object') for (const inner of Object.values(part)) collect(inner);
    else
      for (const word of String(part)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [])
        words.add(word);
  };
  collect(value ?? '');
  return words;
}
