import type { Choice, Form } from './section.ts';

/** A question as it is put to somebody. */
export interface Question {
  readonly id: string;
  readonly form: Form;
  readonly ask: string;
  readonly why: string;
  readonly example?: string;
  readonly required: boolean;
  readonly choices: readonly Choice[];
  readonly ownWords?: string;
  readonly preset?: string;
}
