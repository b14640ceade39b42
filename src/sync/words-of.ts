import { isMap, type Plain } from './plain.ts';

/** The words of all texts of a value, parted at spaces. */
export function wordsOf(value: Plain): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (isMap(value)) return Object.values(value).flatMap(wordsOf);
  return String(value).split(/\s+/).filter(Boolean);
}
