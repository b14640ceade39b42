import type { z } from 'zod';
import type { ModelPath } from '../diagnostic.ts';
import { explainIssue, keysOf } from './explain-issue.ts';
import type { Plain } from './plain.ts';
import type { SourceProblem } from './source.ts';
import { textPath } from './text-path.ts';

/** Each round leaves out what is wrong and may uncover what that hid; models need two or three. */
const MOST_ROUNDS = 20;

export interface Validated<T> {
  /** What is left of the value without the parts that are wrong; absent when nothing is. */
  readonly output?: T;
  readonly problems: readonly SourceProblem[];
  /** Ids whose definition was left out. */
  readonly broken: ReadonlySet<string>;
  /** Paths, joined by newlines, of the parts of the text from which something was left out. */
  readonly damaged: ReadonlySet<string>;
}

/**
 * Holds a plain value against its schema and goes on with the parts that are right, so that one
 * run finds the problems of the schema and those of the references. Changes `value`.
 *
 * @param stand required keys that may be missing, with what stands in for them meanwhile
 * @param kept receives the lists of which items were left out, see `Source.kept`
 */
export function validate<S extends z.ZodType>(
  schema: S,
  value: Plain,
  stand: Readonly<Record<string, Plain>>,
  kept: Map<string, number[]>,
): Validated<z.output<S>> {
  const problems: SourceProblem[] = [];
  const broken = new Set<string>();
  const damaged = new Set<string>();
  // What was wrong in earlier rounds, and all that it lies in: leaving it out causes the rest.
  const reported = new Set<string>();
  const root = { value };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = schema.safeParse(root.value, { error: keysOf });
    if (result.success) return { output: result.data, problems, broken, damaged };
    const found = result.error.issues.flatMap((issue) => explainIssue(issue, root.value));
    for (const { problem } of found) {
      const path = textPath(problem.path, kept);
      if (!reported.has(path.join('\n'))) problems.push({ ...problem, path });
    }
    for (const { problem } of found)
      for (const part of partsOf(textPath(problem.path, kept))) reported.add(part);
    const cuts = found.map(({ cut }) => cut).sort((left, right) => right.length - left.length);
    const lists = new Map<Plain[], ModelPath>();
    for (const cut of cuts) {
      if (cut.length === 0) return { problems, broken, damaged };
      if (cut.length > 1) damaged.add(textPath(cut.slice(0, -1), kept).join('\n'));
      leaveOut(root.value, cut, lists);
      const [shelf, id] = cut.slice(-2);
      if (SHELVES.has(shelf) && typeof id === 'string') broken.add(id);
    }
    for (const [list, path] of lists) closeGaps(list, path, kept);
    for (const [key, standIn] of Object.entries(stand)) {
      if (typeof root.value === 'object' && !Array.isArray(root.value)) root.value[key] ??= standIn;
    }
  }
  return { problems, broken, damaged };
}

/** Maps whose keys are ids that something else may name. */
const SHELVES: ReadonlySet<unknown> = new Set([
  'controls',
  'data',
  'risks',
  'boundaries',
  'elements',
  'environments',
]);

/** A path and all that it lies in: of those, only the path itself needs to be reported. */
function partsOf(path: ModelPath): string[] {
  return path.map((_, index) => path.slice(0, index + 1).join('\n'));
}

const GAP = Symbol('left out') as unknown as Plain;

function leaveOut(value: Plain, path: ModelPath, lists: Map<Plain[], ModelPath>): void {
  let parent: Plain | undefined = value;
  for (const step of path.slice(0, -1)) {
    if (typeof parent !== 'object') return;
    parent = (parent as Record<string | number, Plain>)[step];
  }
  const last = path.at(-1);
  if (typeof parent !== 'object' || last === undefined) return;
  if (!Array.isArray(parent)) delete parent[last];
  else if (Number(last) in parent) {
    parent[Number(last)] = GAP;
    lists.set(parent, path.slice(0, -1));
  }
}

function closeGaps(list: Plain[], path: ModelPath, kept: Map<string, number[]>): void {
  const key = textPath(path, kept).join('\n');
  const places = kept.get(key) ?? list.map((_, index) => index);
  kept.set(
    key,
    places.filter((_, index) => list[index] !== GAP),
  );
  list.splice(0, list.length, ...list.filter((item) => item !== GAP));
}
