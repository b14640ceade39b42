import type { PlainValue } from './plain-of.ts';
import { writeValue } from './write-value.ts';

/** An item of a block list, whose dash is in the given column. */
export function writeItem(value: PlainValue, dash: number): string {
  const { text, isBlock } = writeValue(value, dash + 2);
  return `${' '.repeat(dash)}- ${isBlock ? text.trimStart() : text}`;
}
