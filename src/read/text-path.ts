import type { ModelPath } from '../diagnostic.ts';

/**
 * A path into what was read, as a path into the text: the two differ behind list items that were
 * left out because of a problem.
 *
 * @param kept see `Source.kept`
 */
export function textPath(path: ModelPath, kept: ReadonlyMap<string, readonly number[]>): ModelPath {
  if (kept.size === 0) return path;
  const result: (string | number)[] = [];
  for (const step of path) {
    const place = typeof step === 'number' ? kept.get(result.join('\n'))?.[step] : undefined;
    result.push(place ?? step);
  }
  return result;
}
