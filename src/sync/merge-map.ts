import type { Path, Sides } from './change.ts';
import { mergeKeys } from './merge-keys.ts';
import { mergeScalar } from './merge-scalar.ts';
import type { Merging } from './merging.ts';
import { isMap, type PlainMap } from './plain.ts';

/** Merges a map of fields, such as `system`; one without any of them goes. */
export function mergeMap(merging: Merging, sides: Sides, holder: PlainMap, path: Path): void {
  const key = String(path.at(-1));
  const mine = holder[key];
  if (mine !== undefined && !isMap(mine) && mine !== '') {
    mergeScalar(merging, sides, holder, path);
    return;
  }
  const opened: PlainMap = isMap(mine) ? mine : {};
  holder[key] = opened;
  mergeKeys(merging, sides, opened, path);
  if (Object.keys(opened).length > 0) return;
  if (mine === '') holder[key] = mine;
  else delete holder[key];
}
