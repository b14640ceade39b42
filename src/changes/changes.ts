import type { RiskSeverity } from '../model/levels.ts';
import type { Standing } from '../model/risk-standing.ts';

/** The shelves of a model that are compared, in the order in which a reader wants them. */
export const CHANGE_KINDS = ['risk', 'element', 'flow', 'control', 'data'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A field that says something else; null where it says nothing. */
export interface FieldChange {
  /** As the model spells it: `same-as`, `likelihood`; `severity` and `status` follow from others. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** How bad a risk is and how it stands. */
export interface RiskState {
  /** Null: not rated. */
  readonly severity: RiskSeverity | null;
  readonly status: Standing;
}

/** One thing that came, went or says something else. */
export interface Change {
  readonly kind: ChangeKind;
  readonly what: 'added' | 'removed' | 'changed';
  /** As references write it: `container.web`, `risks.card-theft`. */
  readonly subject: string;
  readonly name: string;
  /** Of a change; empty for what was added or removed. */
  readonly fields: readonly FieldChange[];
  /** Of a risk, on each side where there is one. */
  readonly risk?: { readonly before: RiskState | null; readonly after: RiskState | null };
}

/** What changed from one design to another: by kind, in the order of the newer one, removed last. */
export type Changes = readonly Change[];
