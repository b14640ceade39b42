import type { CvssResult } from './cvss.ts';
import type { ModelPath, Severity, Span } from './diagnostic.ts';
import type { Design } from './model/design.ts';
import type { ProblemOfSample } from './samples/examine-samples.ts';
import type { SecretInModel } from './secrets/secret-in-model.ts';

/** What a rule says of one place in the model. */
export interface RuleReport {
  /** Where, from the top of the model. */
  readonly path: ModelPath;
  readonly at?: 'key' | 'value';
  /** Where exactly, for what is less than a token or in none. */
  readonly span?: Span;
  /** What it is about, as a suppression would name it: `container.web`, `controls.waf`. */
  readonly subject?: string;
  /** What was found and what was expected, one sentence without a full stop. */
  readonly message: string;
  /** What to write or do, one sentence without a full stop. */
  readonly suggestion?: string;
  /** The id that was looked for and not found, where that is what is wrong. */
  readonly missing?: string;
}

/** What there is to know of a CVSS vector. */
export interface Cvss {
  /** One sentence that says what is wrong with a vector; undefined when it is well formed. */
  problemOfCvss(vector: string): string | undefined;
  /** The score of a vector; undefined when it is not well formed. */
  scoreCvss(vector: string): CvssResult | undefined;
}

/** What a rule may know besides the design. */
export interface RuleContext {
  /** Today as `YYYY-MM-DD`; absent when the run must not depend on the day. */
  readonly today?: string;
  /** Reads CVSS vectors; absent when no risk has one, since the calculator is slow to load. */
  readonly cvss?: Cvss;
  /** Errors in code; absent when no sample is in a language that is checked. */
  readonly problemOfSample?: ProblemOfSample;
  /** Secrets in the texts of the model; absent when they were not looked for. */
  readonly secrets?: readonly SecretInModel[];
  /** Codes of all rules, for the rules about suppressions and settings. */
  readonly codes: ReadonlySet<string>;
  /** Codes of the rules that cannot be set aside. */
  readonly always: ReadonlySet<string>;
}

/**
 * One rule over the finished model. Its file name is its code; its examples are its tests and its
 * documentation.
 */
export interface Rule {
  /** The rule in a few words: what a model should be like. */
  readonly title: string;
  readonly severity: Severity;
  /** Why it matters, one or two sentences; names the source of the rule where there is one. */
  readonly why: string;
  /**
   * True for what the documents cannot be made without: such a finding cannot be set aside.
   */
  readonly always?: true;
  /** A model that breaks the rule, as YAML without the two required lines. */
  readonly bad: string;
  /** The same model put right. */
  readonly good: string;
  /** Reports each breach; reads the design, changes nothing. */
  check(design: Design, report: (found: RuleReport) => void, context: RuleContext): void;
}

/** The two lines that every example in a rule leaves out. */
export const EXAMPLE_HEAD = 'threatdoc: 1\nsystem: {name: Example}\n';
