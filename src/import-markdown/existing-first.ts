import type { ModelValue } from '../importer.ts';
import type { Fields } from './draft.ts';

/** Controls as documents list them: what is wanted after what is there. */
export function existingFirst(controls: ReadonlyMap<string, Fields>): ModelValue {
  const isWanted = ([, { status }]: [string, Fields]) => (status === undefined ? 0 : 1);
  return new Map([...controls].toSorted((left, right) => isWanted(left) - isWanted(right)));
}
