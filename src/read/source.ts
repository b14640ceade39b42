import type { Alias, LineCounter, Node } from 'yaml';
import type { Problem } from '../diagnostic.ts';

/** One model file: its text and the tree that positions are found in. */
export interface Source {
  /** Relative to the project root, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly root: Node | null;
  /** Which node each alias stands for. */
  readonly aliases: ReadonlyMap<Alias, Node>;
  /**
   * For lists of which items were left out because of a problem: the list's path in the text,
   * joined by newlines, to the places in the text of the items that are left.
   */
  readonly kept: ReadonlyMap<string, readonly number[]>;
}

/** Offsets into the text of a file: start and end. */
export type Range = readonly [number, number];

/** A problem of one file; `range` where its path alone would not find the token. */
export interface SourceProblem extends Problem {
  readonly range?: Range;
}
