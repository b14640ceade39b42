import type { z } from 'zod';
import type { ModelPath } from '../diagnostic.ts';
import { explainKey, explainMissing, explainUnknownKey } from './explain-key.ts';
import { explainCondition, explainLength, explainType, explainValue } from './explain-value.ts';
import { type Explained, explained, valueAt } from './explained.ts';
import type { Plain } from './plain.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/** Lets an unknown key's issue carry the keys that would be known: zod itself does not tell. */
export function keysOf(issue: RawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const definition = (issue.inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def;
  return Object.keys(definition?.shape ?? {}).join(' ');
}

/** A schema's issue in our words. One issue can hold several problems: of each unknown key one. */
export function explainIssue(issue: Issue, root: Plain, parent: ModelPath = []): Explained[] {
  const path = [...parent, ...(issue.path as (string | number)[])];
  const found = valueAt(root, path);
  const told = explainCondition(path, issue.message, found);
  if (told !== undefined) return [told];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => explainUnknownKey(key, path, issue.message.split(' '), found));
    case 'invalid_union':
      return explainUnion(issue, root, path);
    case 'invalid_key':
      return [explainKey(path, valueAt(root, path.slice(0, -1)))];
    case 'invalid_type':
      return [
        found === undefined ? explainMissing(path) : explainType(path, found, [issue.expected]),
      ];
    case 'invalid_value':
      return [explainValue(path, found, issue.values.map(String))];
    case 'too_big':
      return [explainLength(path, String(issue.maximum))];
    case 'too_small':
      return [
        explained('blank-text', path, 'The text is empty', 'Give it a value, or leave the key out'),
      ];
    default:
      return [explained('bad-value', path, issue.message)];
  }
}

/**
 * Of the forms that a value may have, explains the one that it was meant to be: the one whose
 * shape fits, and among those the one that fails deepest inside.
 */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  root: Plain,
  path: ModelPath,
): Explained[] {
  const found = valueAt(root, path);
  const branches = flatten(issue.errors);
  const fitting = branches.filter((branch) =>
    branch.every((inner) => inner.path.length > 0 || fitsForm(inner, found)),
  );
  if (fitting.length > 0) {
    const best = fitting.reduce((left, right) => (depthOf(right) > depthOf(left) ? right : left));
    return best.flatMap((inner) => explainIssue(inner, root, path));
  }
  if (found === undefined) return [explainMissing(path)];
  const expected = branches
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []));
  return [explainType(path, found, expected)];
}

/** Unions of unions as one list of branches. */
function flatten(errors: readonly (readonly Issue[])[]): (readonly Issue[])[] {
  return errors.flatMap((branch) => {
    const [only] = branch;
    return branch.length === 1 && only?.code === 'invalid_union' && only.path.length === 0
      ? flatten(only.errors)
      : [branch];
  });
}

function fitsForm(issue: Issue, found: Plain | undefined): boolean {
  return found !== undefined && issue.code !== 'invalid_type' && issue.code !== 'too_small';
}

function depthOf(branch: readonly Issue[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length));
}
