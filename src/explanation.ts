import type { Severity } from './diagnostic.ts';

/** What a finding means: what `explain` prints and the reference page shows. */
export interface Explanation {
  /** What is expected, in a few words. */
  readonly title: string;
  readonly severity: Severity;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** A text with the finding. */
  readonly bad: string;
  /** The same text put right. */
  readonly good: string;
  /** True when a model cannot set it aside. */
  readonly always?: true;
}
