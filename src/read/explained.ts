import type { ModelPath } from '../diagnostic.ts';
import { quote } from '../wording.ts';
import type { Plain } from './plain.ts';
import type { SourceProblem } from './source.ts';

/** A problem, and the part of the value to leave out so that the rest can be read. */
export interface Explained {
  readonly problem: SourceProblem;
  readonly cut: ModelPath;
}

/** An error at a path; what stands there is left out when the rest is read. */
export function explained(
  code: string,
  path: ModelPath,
  message: string,
  suggestion?: string,
  at: 'key' | 'value' = 'value',
): Explained {
  const problem: SourceProblem = {
    code,
    severity: 'error',
    message,
    path,
    at,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
  return { problem, cut: path };
}

/** What stands at a path, undefined when nothing does. */
export function valueAt(root: Plain, path: ModelPath): Plain | undefined {
  let value: Plain | undefined = root;
  for (const step of path) {
    if (typeof value !== 'object') return undefined;
    value = (value as Record<string | number, Plain>)[step];
  }
  return value;
}

/** The values in words, the first dozen of them. */
export function listOf(values: readonly string[]): string {
  const shown = values.slice(0, 12).map(quote);
  if (values.length > shown.length) shown.push('…');
  return shown.length === 1 ? String(shown[0]) : `one of ${shown.join(', ')}`;
}
