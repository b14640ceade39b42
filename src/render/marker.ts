/**
 * Where a value goes in the text that a template gives: a private-use character, the number of the
 * value, another private-use character. Values themselves never pass through this text, so theirs
 * cannot be mistaken for it; a template that holds the characters is refused.
 */
export const OPEN = '\uE000';
export const CLOSE = '\uE001';

/** Finds every marker; the group is the number. */
export const MARKER = /\uE000(\d+)\uE001/g;

/** The marker of a value. */
export function marker(index: number): string {
  return `${OPEN}${index}${CLOSE}`;
}
