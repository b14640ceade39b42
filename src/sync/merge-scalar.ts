import type { Path, Sides } from './change.ts';
import { isSameValue } from './is-same-value.ts';
import { mergeText } from './merge-text.ts';
import type { Merging } from './merging.ts';
import type { PlainMap } from './plain.ts';

/** Merges one text, number or flag. */
export function mergeScalar(
  { log }: Merging,
  sides: Sides,
  holder: PlainMap,
  path: Path,
  note?: string,
): void {
  const { base, edited, current } = sides;
  const key = String(path.at(-1));
  if (!isSameValue(base, current)) {
    log.conflict(sides, path);
    return;
  }
  if (log.isWritten(sides, path)) return;
  const mine = holder[key];
  if (edited === undefined) delete holder[key];
  else
    holder[key] =
      typeof mine === 'string' && typeof base === 'string' && typeof edited === 'string'
        ? mergeText(mine, base, edited)
        : edited;
  log.change(path, base, edited, note);
}
