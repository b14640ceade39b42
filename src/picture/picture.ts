/** What is to be drawn. */
export interface PictureJob {
  /** Lower-case words with hyphens: the picture's id, and what its ids start with. */
  readonly name: string;
  /** For those who do not see it: what it is, and what is to know about it. */
  readonly title: string;
  readonly description: string;
  /** Mermaid text. */
  readonly source: string;
  /** How many pixels of a PNG a unit of the drawing takes; absent: no PNG. */
  readonly pngScale?: number;
  /** Files of fonts for what ours has no glyph for, in the order in which they are asked. */
  readonly fonts?: readonly string[];
}

export interface Picture {
  readonly svg: string;
  readonly png: Uint8Array | null;
  /** Characters that no font has a glyph for. */
  readonly missing: readonly string[];
}

/** Whatever lays a mermaid text out: the result is an SVG as mermaid made it. */
export type Layout = (source: string, id: string) => Promise<string>;
