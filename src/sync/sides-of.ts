import type { Sides } from './change.ts';
import { valueIn } from './plain.ts';

/** One field of the three states of a map. */
export function sidesOf({ base, edited, current }: Sides, key: string): Sides {
  return { base: valueIn(base, key), edited: valueIn(edited, key), current: valueIn(current, key) };
}
