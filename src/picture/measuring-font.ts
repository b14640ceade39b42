import type { Fonts } from './fonts.ts';
import { FONT_NAME } from './mermaid-settings.ts';
import type { PrivateText } from './private-text.ts';
import { plainAdvance, SMALL } from './text-metrics.ts';
import { writeFont } from './write-font.ts';

/**
 * A font whose glyphs are empty and as wide as what they stand for, characters for private use
 * included, so that a browser lays a diagram out for the text that it will hold.
 */
export function measuringFont(fonts: Fonts, source: string, texts: PrivateText): Uint8Array {
  const plain = new Set(Array.from(source, (character) => character.codePointAt(0) ?? 0));
  const characters = [...plain].flatMap((code) => {
    const meaning = texts.meaningOf(code);
    if (fonts.find(meaning?.code ?? code) === null && meaning === undefined) return [];
    const share = plainAdvance(fonts, meaning?.code ?? code) * (meaning?.small ? SMALL : 1);
    return [{ code, glyph: 0, advance: Math.round(share * fonts.main.unitsPerEm) }];
  });
  return writeFont(fonts.main, characters, FONT_NAME, false);
}
