import { isSameValue } from './is-same-value.ts';
import { mergeText } from './merge-text.ts';
import { isMap, type Plain, type PlainMap, valueIn } from './plain.ts';

/** A map of texts in a list, of which those that the document shows may change. */
export function mergeFields(
  mine: Plain,
  before: Plain,
  after: Plain,
  keys: readonly string[],
): Plain {
  if (!isMap(mine)) return after;
  const merged: PlainMap = { ...mine };
  for (const key of keys) {
    const [old, fresh, own] = [valueIn(before, key), valueIn(after, key), merged[key]];
    if (isSameValue(old, fresh)) continue;
    if (fresh === undefined) delete merged[key];
    else
      merged[key] =
        typeof own === 'string' ? mergeText(own, String(old ?? ''), String(fresh)) : fresh;
  }
  return merged;
}
