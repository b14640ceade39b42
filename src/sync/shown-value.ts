import type { Plain } from './plain.ts';

/** Characters of a value that a line of a message shows. */
export const SHOWN = 80;

/** A value in a line of a message. */
export function shownValue(value: Plain | undefined): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line}"`;
}
