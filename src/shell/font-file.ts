import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Font } from '../picture/font.ts';
import { Fonts } from '../picture/fonts.ts';

/** The font that pictures are drawn with, from the package that brings it along. */
export const fontFile: string = createRequire(import.meta.url).resolve(
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
);

export function readFont(): Font {
  return new Font(readFileSync(fontFile));
}

const known = new Map<string, Font>();

/** Our font, with others for what it lacks; each is read once, when a character needs it. */
export function fontsWith(main: Font, files: readonly string[]): Fonts {
  const others = files.map((file) => ({
    file,
    read: () => {
      const font = known.get(file) ?? new Font(readFileSync(file));
      known.set(file, font);
      return font;
    },
  }));
  return new Fonts(main, others);
}
