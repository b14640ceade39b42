/** A TrueType font, as far as drawing text in one line needs it: no kerning, no ligatures. */
export class Font {
  readonly bytes: Uint8Array;
  readonly unitsPerEm: number;
  /** In units of the font, above and below the base line. */
  readonly ascent: number;
  readonly descent: number;
  readonly #view: DataView;
  readonly #tables = new Map<string, { offset: number; length: number }>();
  readonly #longOffsets: boolean;
  readonly #metricCount: number;
  readonly #cmap: number;
  readonly #cmapFormat: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = this.#view.getUint16(4);
    for (let index = 0; index < count; index++) {
      const record = 12 + 16 * index;
      const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
      const [offset, length] = [
        this.#view.getUint32(record + 8),
        this.#view.getUint32(record + 12),
      ];
      this.#tables.set(tag, { offset, length });
    }
    this.unitsPerEm = this.#view.getUint16(this.#at('head') + 18);
    this.#longOffsets = this.#view.getInt16(this.#at('head') + 50) === 1;
    this.ascent = this.#view.getInt16(this.#at('hhea') + 4);
    this.descent = -this.#view.getInt16(this.#at('hhea') + 6);
    this.#metricCount = this.#view.getUint16(this.#at('hhea') + 34);
    this.#cmap = this.#unicodeTable();
    this.#cmapFormat = this.#view.getUint16(this.#cmap);
  }

  /** The number of a character's glyph; 0 when the font has none. */
  glyphOf(code: number): number {
    return this.#cmapFormat === 12 ? this.#inGroups(code) : this.#inSegments(code);
  }

  /** How far a glyph moves the pen, in units of the font. */
  advanceOf(glyph: number): number {
    const index = Math.min(glyph, this.#metricCount - 1);
    return this.#view.getUint16(this.#at('hmtx') + 4 * index);
  }

  bearingOf(glyph: number): number {
    const metrics = this.#at('hmtx');
    const alone = metrics + 4 * this.#metricCount + 2 * (glyph - this.#metricCount);
    return this.#view.getInt16(glyph < this.#metricCount ? metrics + 4 * glyph + 2 : alone);
  }

  /** The description of a glyph's outline; empty for a space. */
  outlineOf(glyph: number): Uint8Array {
    const [from, to] = [this.#outlineOffset(glyph), this.#outlineOffset(glyph + 1)];
    const glyphs = this.#at('glyf');
    return this.bytes.subarray(glyphs + from, glyphs + to);
  }

  has(tag: string): boolean {
    return this.#tables.has(tag);
  }

  table(tag: string): Uint8Array {
    const found = this.#tables.get(tag);
    if (found === undefined) throw new Error(`The font has no table ${tag}`);
    return this.bytes.subarray(found.offset, found.offset + found.length);
  }

  #at(tag: string): number {
    const found = this.#tables.get(tag);
    if (found === undefined) throw new Error(`The font has no table ${tag}`);
    return found.offset;
  }

  #outlineOffset(glyph: number): number {
    const offsets = this.#at('loca');
    if (this.#longOffsets) return this.#view.getUint32(offsets + 4 * glyph);
    return 2 * this.#view.getUint16(offsets + 2 * glyph);
  }

  /** The table that holds most characters: format 12, else 4. */
  #unicodeTable(): number {
    const start = this.#at('cmap');
    const count = this.#view.getUint16(start + 2);
    const tables = Array.from(
      { length: count },
      (_, index) => start + this.#view.getUint32(start + 4 + 8 * index + 4),
    );
    for (const format of [12, 4]) {
      const found = tables.find((table) => this.#view.getUint16(table) === format);
      if (found !== undefined) return found;
    }
    throw new Error('The font names no characters');
  }

  #inGroups(code: number): number {
    let [low, high] = [0, this.#view.getUint32(this.#cmap + 12) - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = this.#cmap + 16 + 12 * middle;
      const first = this.#view.getUint32(group);
      if (code < first) high = middle - 1;
      else if (code > this.#view.getUint32(group + 4)) low = middle + 1;
      else return this.#view.getUint32(group + 8) + code - first;
    }
    return 0;
  }

  #inSegments(code: number): number {
    const length = this.#view.getUint16(this.#cmap + 6);
    const ends = this.#cmap + 14;
    for (let segment = 0; segment < length; segment += 2) {
      if (code > this.#view.getUint16(ends + segment)) continue;
      const first = this.#view.getUint16(ends + 2 + length + segment);
      if (code < first) return 0;
      const delta = this.#view.getUint16(ends + 2 + 2 * length + segment);
      const place = ends + 2 + 3 * length + segment;
      const range = this.#view.getUint16(place);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = this.#view.getUint16(place + range + 2 * (code - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  }
}
