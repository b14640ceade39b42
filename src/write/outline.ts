import type { OutsideLine } from './scan.ts';
import { type Block, splitBlocks } from './split-blocks.ts';

/** The blocks under one heading, up to the next heading of any level. */
export interface Section {
  /** The headings above and of it, outermost first; empty for what stands before any heading. */
  readonly path: readonly string[];
  /** The index of its first block after the heading. */
  readonly first: number;
  /** The index after its last block. */
  readonly end: number;
}

/** A document's generated text as a row of blocks; a gap is a place before, between or after them. */
export interface Outline {
  readonly blocks: readonly Block[];
  /** In order, the text before any heading first. */
  readonly sections: readonly Section[];
}

/** Reads the lines outside the zones as blocks under headings. */
export function outline(lines: readonly OutsideLine[]): Outline {
  const blocks = splitBlocks(lines);
  const titled = blocks.filter(({ level }) => level === 1).length === 1;
  const starts = [...blocks.keys()].filter((index) => blocks[index]?.level !== undefined);
  const sections: Section[] = [{ path: [], first: 0, end: starts[0] ?? blocks.length }];
  const above: { readonly level: number; readonly name: string }[] = [];

  for (const [order, start] of starts.entries()) {
    const { level = 1, text = '' } = blocks[start] ?? {};
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    // The only title is the same title whatever the system is called now.
    above.push({ level, name: titled && level === 1 ? '#' : text });
    const path = above.map(({ name }) => name);
    sections.push({ path, first: start + 1, end: starts[order + 1] ?? blocks.length });
  }
  return { blocks, sections };
}
