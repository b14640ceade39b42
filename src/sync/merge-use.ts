import { mergeFields } from './merge-fields.ts';
import { mergeText } from './merge-text.ts';
import { isMap, type Plain } from './plain.ts';

const FIELDS = ['name', 'status', 'description'] as const;

/** A control where it is used, with an edit that was made to its line; see `mergeText`. */
export function mergeUse(mine: Plain, before: Plain, after: Plain): Plain {
  if (!isMap(mine)) {
    if (!isMap(after)) return after;
    const isText = Object.keys(after).every((key) => key === 'name' || key === 'description');
    if (!isText || after.description === undefined) return after;
    return mergeText(String(mine), lineOf(before), lineOf(after));
  }
  if (!isMap(after)) {
    const isPlain = Object.keys(mine).every((key) => key === 'name');
    return isPlain ? { name: after } : after;
  }
  return mergeFields(mine, before, after, FIELDS);
}

function lineOf(use: Plain): string {
  return isMap(use) ? [use.name, use.description].filter(Boolean).join(': ') : String(use);
}
