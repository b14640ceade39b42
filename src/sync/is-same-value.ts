import { isDeepStrictEqual } from 'node:util';
import type { Plain } from './plain.ts';

/** True for values that say the same, in whatever order their keys are. */
export function isSameValue(left: Plain | undefined, right: Plain | undefined): boolean {
  return isDeepStrictEqual(left, right);
}
