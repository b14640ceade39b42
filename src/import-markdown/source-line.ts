/** A line of a document after repairs, and the line of the source that it comes from. */
export interface SourceLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}
