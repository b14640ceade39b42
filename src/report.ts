import type { Finding, Severity } from './diagnostic.ts';
import type { RiskSeverity } from './model/levels.ts';

/** What `check` found, for every format. */
export interface Report {
  readonly findings: readonly Finding[];
  /** Unmitigated risks by severity, over all models. */
  readonly risks: Readonly<Record<RiskSeverity | 'unrated', number>>;
  /** Models examined. */
  readonly models: number;
  /** The lines of each file that a finding is in. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

/** One format of a report: a pure function to the text that goes to standard output. */
export interface Reporter {
  /** What the format is for, in a few words. */
  readonly title: string;
  report(report: Report, style: Style): string;
}

/** Marks for a terminal; each gives its text back when there is no colour. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  severity(severity: Severity, text: string): string;
}

/** Text without any marks. */
export const PLAIN_STYLE: Style = {
  bold: (text) => text,
  dim: (text) => text,
  severity: (_, text) => text,
};

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** `1 error`, `2 errors`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
