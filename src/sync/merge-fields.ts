import { isSameValue } from './is-same-value.ts';
import { mergeText } from './merge-text.ts';
import { type Plain, type PlainMap, valueIn } from './plain.ts';

/** A map with the edits of some of its fields, those that the document shows; see `mergeText`. */
export function mergeFields(
  mine: PlainMap,
  before: Plain,
  after: Plain,
  keys: readonly string[],
): PlainMap {
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
