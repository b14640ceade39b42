import type { Path } from './change.ts';
import { type Plain, valueIn } from './plain.ts';

/** What stands at a path of maps; undefined where nothing does. */
export function valueAt(root: Plain | undefined, path: Path): Plain | undefined {
  let value = root;
  for (const step of path) value = valueIn(value, String(step));
  return value;
}
