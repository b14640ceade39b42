import type { Font } from './font.ts';

/** A character of a font that is to be written. */
export interface FontCharacter {
  readonly code: number;
  /** The glyph that it gets, of the font that it is taken from. */
  readonly glyph: number;
  /** How far it moves the pen; the glyph's own if absent. */
  readonly advance?: number;
}

/** Set in the flags of a glyph's part when another part follows it. */
const MORE_PARTS = 0x20;

/** Tables for sharper outlines on coarse screens, which the glyphs go on referring to. */
const HINTING = ['cvt ', 'fpgm', 'prep'];

/**
 * A font with some characters only, small enough to stand in a picture.
 *
 * @param outlines - false for a font that only measures: its glyphs are all empty
 */
export function writeFont(
  font: Font,
  characters: readonly FontCharacter[],
  name: string,
  outlines = true,
): Uint8Array {
  const sorted = [...characters].sort((left, right) => left.code - right.code);
  const glyphs: { from: number; advance: number }[] = [{ from: 0, advance: font.advanceOf(0) }];
  const numbers = new Map<string, number>();
  const add = (from: number, advance: number): number => {
    const key = `${from} ${advance}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, glyphs.length);
    glyphs.push({ from, advance });
    return glyphs.length - 1;
  };
  const mapping = sorted.map(({ code, glyph, advance }) => ({
    code,
    glyph: add(glyph, advance ?? font.advanceOf(glyph)),
  }));
  const bodies: Uint8Array[] = [];
  // The list grows while it is walked: glyphs are made of others.
  for (const { from } of glyphs) {
    const body = outlines ? Uint8Array.from(font.outlineOf(from)) : new Uint8Array(0);
    for (const place of partsOf(body)) {
      const part = new DataView(body.buffer).getUint16(place);
      new DataView(body.buffer).setUint16(place, add(part, font.advanceOf(part)));
    }
    bodies.push(body);
  }
  const offsets = new Uint8Array(4 * (bodies.length + 1));
  const metrics = new Uint8Array(4 * glyphs.length);
  let end = 0;
  for (const [index, body] of bodies.entries()) {
    end += body.length + (-body.length & 3);
    new DataView(offsets.buffer).setUint32(4 * (index + 1), end);
    const glyph = glyphs[index] ?? { from: 0, advance: 0 };
    new DataView(metrics.buffer).setUint16(4 * index, glyph.advance);
    new DataView(metrics.buffer).setInt16(4 * index + 2, font.bearingOf(glyph.from));
  }
  const head = Uint8Array.from(font.table('head'));
  new DataView(head.buffer).setUint32(8, 0);
  new DataView(head.buffer).setInt16(50, 1);
  const hhea = Uint8Array.from(font.table('hhea'));
  new DataView(hhea.buffer).setUint16(34, glyphs.length);
  const maxp = Uint8Array.from(font.table('maxp'));
  new DataView(maxp.buffer).setUint16(4, glyphs.length);
  const post = Uint8Array.from(font.table('post').subarray(0, 32));
  new DataView(post.buffer).setUint32(0, 0x00030000);
  return assemble(
    new Map([
      ['OS/2', font.table('OS/2')],
      ['cmap', cmapTable(mapping)],
      ['glyf', outlines ? joined(bodies) : new Uint8Array(4)],
      ['head', head],
      ['hhea', hhea],
      ['hmtx', metrics],
      ['loca', offsets],
      ['maxp', maxp],
      ['name', nameTable(name)],
      ['post', post],
      ...(outlines ? HINTING : [])
        .filter((tag) => font.has(tag))
        .map((tag) => [tag, font.table(tag)] as const),
    ]),
  );
}

/** Where in a glyph the numbers of the glyphs are that it is made of. */
function partsOf(body: Uint8Array): number[] {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  if (body.length === 0 || view.getInt16(0) >= 0) return [];
  const places: number[] = [];
  let place = 10;
  for (let flags = MORE_PARTS; flags & MORE_PARTS; ) {
    flags = view.getUint16(place);
    places.push(place + 2);
    place += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
  }
  return places;
}

function cmapTable(mapping: readonly { code: number; glyph: number }[]): Uint8Array {
  const table = new Uint8Array(12 + 16 + 12 * mapping.length);
  const view = new DataView(table.buffer);
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 10);
  view.setUint32(8, 12);
  view.setUint16(12, 12);
  view.setUint32(16, 16 + 12 * mapping.length);
  view.setUint32(24, mapping.length);
  for (const [index, { code, glyph }] of mapping.entries()) {
    const group = 28 + 12 * index;
    view.setUint32(group, code);
    view.setUint32(group + 4, code);
    view.setUint32(group + 8, glyph);
  }
  return table;
}

/** Family, style, unique, full and PostScript name. */
function nameTable(name: string): Uint8Array {
  const texts = [
    [1, name],
    [2, 'Regular'],
    [3, name],
    [4, name],
    [6, name],
  ] as const;
  const strings = texts.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const table = new Uint8Array(6 + 12 * texts.length + joined(strings).length);
  const view = new DataView(table.buffer);
  view.setUint16(2, texts.length);
  view.setUint16(4, 6 + 12 * texts.length);
  let offset = 0;
  for (const [index, [id]] of texts.entries()) {
    const bytes = strings[index] ?? Buffer.alloc(0);
    for (const [field, value] of [3, 1, 0x409, id, bytes.length, offset].entries())
      view.setUint16(6 + 12 * index + 2 * field, value);
    table.set(bytes, 6 + 12 * texts.length + offset);
    offset += bytes.length;
  }
  return table;
}

/** Puts parts one behind the other, each at a multiple of four; a name's texts are not padded. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    parts.flatMap((part) => [part, Buffer.alloc(part instanceof Buffer ? 0 : -part.length & 3)]),
  );
}

function assemble(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const start = 12 + 16 * tables.size;
  const size = [...tables.values()].reduce((sum, { length }) => sum + length + (-length & 3), 0);
  const file = new Uint8Array(start + size);
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(tables.size));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.size);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tables.size - 2 ** power));
  let offset = start;
  let head = 0;
  for (const [index, [tag, bytes]] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
    const record = 12 + 16 * index;
    file.set(bytes, offset);
    file.set(Buffer.from(tag, 'latin1'), record);
    view.setUint32(record + 4, checksum(view, offset, bytes.length));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, bytes.length);
    if (tag === 'head') head = offset;
    offset += bytes.length + (-bytes.length & 3);
  }
  view.setUint32(head + 8, (0xb1b0afba - checksum(view, 0, file.length)) >>> 0);
  return file;
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let place = offset; place < offset + length; place += 4)
    sum = (sum + view.getUint32(place)) >>> 0;
  return sum;
}
