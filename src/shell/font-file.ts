import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Font } from '../picture/font.ts';

/** The font that pictures are drawn with, from the package that brings it along. */
export const fontFile: string = createRequire(import.meta.url).resolve(
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
);

export function readFont(): Font {
  return new Font(readFileSync(fontFile));
}
