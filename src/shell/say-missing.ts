import { fontPackages } from '../picture/font-packages.ts';

const MOST_NAMED = 10;

/** A warning that names the characters of a picture that no font has, and what to install. */
export function sayMissing(title: string, missing: readonly string[]): string {
  const named = missing.slice(0, MOST_NAMED).map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `${/[\p{Cc}\p{Bidi_Control}]/u.test(character) ? '' : `${character} `}(U+${code})`;
  });
  const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
  const packages = fontPackages(missing);
  const hint =
    packages.length === 0
      ? ''
      : `\n  → npm install --save-dev ${packages.join(' ')}, in the project of the model: fonts that are there are used\n`;
  return `warning: ${title}: no font has a glyph for ${named.join(', ')}${more}; a PNG shows boxes there, an SVG what the reader's fonts have${hint === '' ? '\n' : hint}`;
}
