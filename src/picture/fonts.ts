import type { Font } from './font.ts';

/** A font that is read when a character needs it. */
export interface FontFile {
  readonly file: string;
  read(): Font;
}

/** A glyph, and the font that it is of. */
export interface FoundGlyph {
  readonly font: Font;
  readonly glyph: number;
  /** Where the font is; null for the main one. */
  readonly file: string | null;
}

/** The fonts of pictures: each character is drawn in the first that has it. */
export class Fonts {
  readonly main: Font;
  readonly #others: readonly FontFile[];

  constructor(main: Font, others: readonly FontFile[] = []) {
    this.main = main;
    this.#others = others;
  }

  /** Null when no font has the character. */
  find(code: number): FoundGlyph | null {
    const glyph = this.main.glyphOf(code);
    if (glyph !== 0) return { font: this.main, glyph, file: null };
    for (const { file, read } of this.#others) {
      const font = read();
      const other = font.glyphOf(code);
      if (other !== 0) return { font, glyph: other, file };
    }
    return null;
  }
}
