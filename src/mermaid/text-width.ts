/** Widths in pixels of a character in mermaid's 16 pixel sans serif: average, and of a wide one. */
const NARROW = 8.3;
const WIDE = 16;

/** From here on scripts and emoji whose characters are as wide as high: Hangul Jamo, CJK, emoji. */
const FIRST_WIDE = 0x1100;
/** Punctuation among them that is not: dashes, quotation marks, arrows, box drawing. */
const NOT_WIDE: readonly [from: number, to: number] = [0x1e00, 0x2e7f];

/** Small print is 5/6 of the size of a name: what browsers make of `<small>`. */
export const SMALL = 5 / 6;

/** About how wide a line of a label is drawn, in pixels. The fonts of a host are not known. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const wide = code >= FIRST_WIDE && !(code >= NOT_WIDE[0] && code <= NOT_WIDE[1]);
    width += wide ? WIDE : NARROW;
  }
  return width;
}
