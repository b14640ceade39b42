import { diffArrays } from 'diff';

/** A line that came into a text or left it. */
export interface ChangedLine {
  readonly text: string;
  /** From 1, in the later text: of the line, or of the one that stands where it was. */
  readonly line: number;
}

/** What changed between two texts, line by line. */
export interface LineChanges {
  readonly come: readonly ChangedLine[];
  readonly gone: readonly ChangedLine[];
  /** Lines that were changed, as pairs of before and after. */
  readonly pairs: readonly (readonly [before: ChangedLine, after: ChangedLine])[];
}

/** More changed lines than this are another document. */
const MOST = 20_000;

/** The lines in which two texts differ; undefined when that is nearly everything. */
export function lineChanges(before: string, after: string): LineChanges | undefined {
  const parts = diffArrays(before.split('\n'), after.split('\n'), { maxEditLength: MOST });
  if (parts === undefined) return undefined;
  const come: ChangedLine[] = [];
  const gone: ChangedLine[] = [];
  const pairs: [ChangedLine, ChangedLine][] = [];
  let line = 1;
  let left: ChangedLine[] = [];
  for (const { added, removed, value } of parts) {
    if (removed) left = value.map((text) => ({ text, line }));
    else if (added) {
      const fresh = value.map((text, index) => ({ text, line: line + index }));
      come.push(...fresh);
      for (const [index, one] of fresh.entries()) {
        const old = left[index];
        if (old !== undefined) pairs.push([old, one]);
      }
      line += value.length;
      gone.push(...left);
      left = [];
    } else {
      gone.push(...left);
      left = [];
      line += value.length;
    }
  }
  gone.push(...left);
  return { come, gone, pairs };
}
