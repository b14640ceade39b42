import { withoutAnchor } from './without-anchor.ts';

/** The cells of a row without their anchors; a line of another kind is one cell. */
export function cellsOf(text: string): string[] {
  if (!/^\s*\|.*\|$/.test(text)) return [text];
  return text
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => withoutAnchor(cell).trim());
}
