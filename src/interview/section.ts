import type { Answer } from './answer.ts';
import type { Draft } from './draft.ts';
import type { ModelEdit } from './model-edit.ts';

/**
 * How a question is answered: a line; prose of any length; one of several choices; any number of
 * them.
 */
export type Form = 'line' | 'prose' | 'choice' | 'choices';

/** What can be chosen: its id is what a file of answers says. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** More about it, shown while it is looked at. */
  readonly hint?: string;
  /** The heading that it stands under with its neighbours. */
  readonly group?: string;
  /** Ticked beforehand. */
  readonly ticked?: boolean;
}

/** A question as data; the functions look at what has been answered so far. */
export interface QuestionPlan {
  /** Unique: `<section>.<word>`; what a file of answers calls it. */
  readonly id: string;
  readonly form: Form;
  readonly ask: string | ((draft: Draft) => string);
  /** Why it is asked, in a line. */
  readonly why: string;
  /** The field of the model that it fills, by path: its first example is shown. */
  readonly field?: readonly string[];
  /** An example that fits the kind of system better than that of the field. */
  example?(draft: Draft): string;
  /** Cannot be skipped. */
  readonly required?: true;
  /** Absent: it always makes sense to ask. */
  applies?(draft: Draft): boolean;
  /** Whether the model, as it was before the interview, has it already. */
  isSaid(draft: Draft): boolean;
  choices?(draft: Draft): readonly Choice[];
  /** What own words are asked for with; absent where only the choices make sense. */
  readonly ownWords?: string;
  /** What is answered by pressing Enter. */
  preset?(draft: Draft): string;
  /** Asked once for each of these; the draft's `key` then says for which. */
  each?(draft: Draft): readonly string[];
  /** Why an answer cannot be taken, as a sentence; undefined when it can. */
  problem?(answer: NonNullable<Answer>, draft: Draft): string | undefined;
  /** What the answer changes in the model; absent where the section settles it with others. */
  edits?(answer: NonNullable<Answer>, draft: Draft): readonly ModelEdit[];
}

/** The questions of one part of the model, in a file of its own. */
export interface Section {
  readonly title: string;
  /** What it is about, shown once before its first question. */
  readonly intro: string;
  /** Its place among the sections. */
  readonly rank: number;
  /** `draft`: asked from top to bottom; `addition`: asked when one wants to add such a thing. */
  readonly use: 'draft' | 'addition';
  /** Asked only when it is chosen from the menu: the design document does without it. */
  readonly optional?: true;
  /** The view that it fills, shown as text after its last question. */
  readonly view?: 'context' | 'container' | 'deployment' | 'build';
  readonly questions: readonly QuestionPlan[];
  /** What follows from several answers together, after the last question. */
  settle?(draft: Draft): readonly ModelEdit[];
}
