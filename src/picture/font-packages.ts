/** Writing systems that our font lacks, and the part of the package's name that has them. */
const PACKAGES: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'noto-sans-jp'],
  [/\p{Script=Hangul}/u, 'noto-sans-kr'],
  [/[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u, 'noto-sans-sc'],
  [/\p{Script=Thai}/u, 'noto-sans-thai'],
  [/\p{Script=Devanagari}/u, 'noto-sans-devanagari'],
  [/\p{Script=Khmer}/u, 'noto-sans-khmer'],
  [/\p{Extended_Pictographic}|\p{Emoji_Presentation}/u, 'noto-emoji'],
];

/** Where npm has the fonts of Google Fonts as TrueType files. */
export const FONT_SCOPE = '@expo-google-fonts';

/** The npm packages whose fonts have the characters, as far as we know of any. */
export function fontPackages(characters: readonly string[]): string[] {
  const names = characters.flatMap((character) => {
    const found = PACKAGES.find(([script]) => script.test(character));
    return found === undefined ? [] : [found[1]];
  });
  const wanted = new Set(names);
  // The Japanese font has the characters that Japanese shares with Chinese.
  if (wanted.has('noto-sans-jp')) wanted.delete('noto-sans-sc');
  return [...wanted].sort().map((name) => `${FONT_SCOPE}/${name}`);
}
