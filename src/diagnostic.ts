/** How much a finding matters: an error makes the model unusable or untrue, a note only informs. */
export type Severity = 'error' | 'warning' | 'note';

/** Most serious first. */
export const FINDING_SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Keys and list indexes from the top of a model file down to a value. */
export type ModelPath = readonly (string | number)[];

/** A piece of a file; lines and columns count from 1. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What is wrong with a model, said in the model's own terms: a path, not yet a line. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  /** What was found and what was expected. */
  readonly message: string;
  readonly path: ModelPath;
  /** Which token of the path's last step is meant; the value if absent. */
  readonly at?: 'key' | 'value';
  /** Where exactly, for what is less than a token or in none. */
  readonly span?: Span;
  /** What it is about (`container.web`, `controls.waf`): what a suppression names. */
  readonly subject?: string;
  /** What to write instead, or what to do. */
  readonly suggestion?: string;
}

/** A problem with its place in a file, ready to report. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Relative to the project root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The model path joined by dots; empty when the finding is about the file. */
  readonly path: string;
  readonly suggestion?: string;
}

/** Orders findings by place, then by code and text, so that a report never depends on timing. */
export function compareFindings(left: Finding, right: Finding): number {
  return (
    compareText(left.file, right.file) ||
    left.line - right.line ||
    left.column - right.column ||
    compareText(left.code, right.code) ||
    compareText(left.message, right.message)
  );
}

/** Compares by UTF-16 units: the same in every locale. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
