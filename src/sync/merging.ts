import type { Path, Sides } from './change.ts';
import type { MergeLog } from './merge-log.ts';
import type { Plain, PlainMap } from './plain.ts';

/** A library of the model. */
export interface Library {
  readonly file: string;
  readonly value: Plain;
}

/** A merge of one document into the plain data of a YAML text. */
export interface Merging {
  readonly root: PlainMap;
  readonly libraries: readonly Library[];
  readonly log: MergeLog;
  /** What samples are written in that do not say. */
  readonly language: string;
  /** Merges one field of a map of the YAML, of whatever form it is. */
  field(sides: Sides, holder: PlainMap, path: Path, note?: string): void;
  /** The same merge with a log of its own. */
  apart(): Merging;
}
