import type { Font } from './font.ts';
import type { Fonts } from './fonts.ts';
import { FONT_NAME } from './mermaid-settings.ts';
import { isUnseen } from './text-metrics.ts';
import { type FontCharacter, writeFont } from './write-font.ts';

/** Characters that every picture's font has, so that a changed word changes few bytes. */
const COMMON = Array.from({ length: 95 }, (_, index) => 32 + index);

/**
 * Scripts whose letters change with their neighbours. A font cut to the letters of a picture cannot
 * do that, so that a reader's own fonts draw them in an SVG.
 */
const SHAPED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The fonts of something that is read, each cut to what it is needed for. */
export interface FontRules {
  /** Of the main font, as a rule of CSS. */
  readonly main: string;
  /** Of the fonts that stand in for it, each with the characters that it is for. */
  readonly others: readonly string[];
  /** Where the others are. */
  readonly files: readonly string[];
  /** Characters that no font has a glyph for. */
  readonly missing: readonly number[];
}

/**
 * The fonts that characters need, with the common ones.
 *
 * @param otherName - what the fonts that stand in for the main one are called
 */
export function fontRules(
  fonts: Fonts,
  seen: ReadonlySet<number>,
  otherName: string = FONT_NAME,
): FontRules {
  const others = new Map<string, { font: Font; characters: FontCharacter[] }>();
  const main: FontCharacter[] = [];
  const missing: number[] = [];
  for (const code of new Set([...COMMON, ...seen])) {
    const found = fonts.find(code);
    if (found === null) {
      if (!isUnseen(code)) missing.push(code);
      continue;
    }
    const { font, glyph, file } = found;
    const used = file === null ? null : (others.get(file) ?? { font, characters: [] });
    if (file !== null && used !== null) others.set(file, used);
    if (!SHAPED.test(String.fromCodePoint(code))) (used?.characters ?? main).push({ code, glyph });
  }
  const files = [...others.keys()].sort();
  const rules = files.flatMap((file) => {
    const { font = fonts.main, characters = [] } = others.get(file) ?? {};
    if (characters.length === 0) return [];
    const codes = characters.map(({ code }) => code).sort((left, right) => left - right);
    const range = codes.map((code) => `U+${code.toString(16).toUpperCase()}`).join(',');
    return fontRule(otherName, font, characters, `unicode-range:${range};`);
  });
  return { main: fontRule(FONT_NAME, fonts.main, main, ''), others: rules, files, missing };
}

function fontRule(
  name: string,
  font: Font,
  characters: readonly FontCharacter[],
  range: string,
): string {
  const data = Buffer.from(writeFont(font, characters, name)).toString('base64');
  return `@font-face{font-family:"${name}";src:url(data:font/ttf;base64,${data}) format("truetype");${range}}`;
}
