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
}

export interface Picture {
  readonly svg: string;
  readonly png: Uint8Array | null;
  /** Characters that our font has no glyph for. */
  readonly missing: readonly string[];
}

/** Whatever lays a mermaid text out: the result is an SVG as mermaid made it. */
export type Layout = (source: string, id: string) => Promise<string>;
