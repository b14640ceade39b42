import type { Change } from './change.ts';
import { changedPart } from './merge-text.ts';
import type { Plain } from './plain.ts';
import { SHOWN, shownValue } from './shown-value.ts';

/** A change in a line of a message: of long texts the part that is different. */
export function shownChange({ before, after }: Pick<Change, 'before' | 'after'>): string {
  const isLong = (value: Plain | undefined) => typeof value === 'string' && value.length > SHOWN;
  if (typeof before !== 'string' || typeof after !== 'string' || !(isLong(before) || isLong(after)))
    return `${shownValue(before)} → ${shownValue(after)}`;
  const { start, gone, come } = changedPart(before, after);
  // A word before it says where.
  const from = Math.max(0, before.lastIndexOf(' ', Math.max(0, start - 2)) + 1);
  const lead = `${from > 0 ? '…' : ''}${before.slice(from, start)}`;
  return `${shownValue(lead + gone)} → ${shownValue(lead + come)}`;
}
