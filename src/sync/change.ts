import type { Plain } from './plain.ts';

/** Keys and indexes that lead to a value of a model. */
export type Path = readonly (string | number)[];

/** A part of a model: as the document was generated, as it was edited, and as the model is now. */
export interface Sides {
  readonly base: Plain | undefined;
  readonly edited: Plain | undefined;
  readonly current: Plain | undefined;
}

/** A field that somebody changed in the document. */
export interface Change {
  readonly path: Path;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  /** What else a reader should know. */
  readonly note?: string;
}

/** A change that the YAML does not take, and why. */
export interface Obstacle extends Change {
  readonly code: 'edit-conflict' | 'edit-in-library' | 'edit-without-field';
  readonly message: string;
  readonly suggestion: string;
}

/** Something with the line of the edited document where it was seen, from 1. */
export type At<Thing> = Thing & { readonly line: number };
