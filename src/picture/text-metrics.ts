import type { Fonts } from './fonts.ts';
import type { TextMetrics } from './geometry.ts';
import type { PrivateText } from './private-text.ts';

/** Small print is 5/6 of the size of a name: what browsers make of `<small>`. */
export const SMALL = 5 / 6;

/** Joiners, marks of direction, variation selectors: they are never seen. */
const UNSEEN = /^[\p{Cc}\p{Default_Ignorable_Code_Point}]$/u;

const COMBINING = /^\p{M}$/u;

/** What a character takes of the font size where no font has a glyph for it. */
const UNKNOWN = 1;

/** How wide text is drawn, with characters for private use as what they stand for. */
export function textMetrics(fonts: Fonts, texts: PrivateText): TextMetrics {
  const known = new Map<number, number>();
  const advanceOf = (code: number): number => {
    let advance = known.get(code);
    if (advance === undefined) {
      const meaning = texts.meaningOf(code);
      advance = plainAdvance(fonts, meaning?.code ?? code) * (meaning?.small ? SMALL : 1);
      known.set(code, advance);
    }
    return advance;
  };
  const { ascent, descent, unitsPerEm } = fonts.main;
  return { advanceOf, ascent: ascent / unitsPerEm, descent: descent / unitsPerEm };
}

/** The width of a character as a share of the font size. */
export function plainAdvance(fonts: Fonts, code: number): number {
  if (isUnseen(code)) return 0;
  const found = fonts.find(code);
  if (found === null) return COMBINING.test(String.fromCodePoint(code)) ? 0 : UNKNOWN;
  return found.font.advanceOf(found.glyph) / found.font.unitsPerEm;
}

export function isUnseen(code: number): boolean {
  return UNSEEN.test(String.fromCodePoint(code));
}
