import type { StartingPoint } from '../starting-point.ts';
import type { Answer } from './answer.ts';
import type { DraftModel } from './draft-model.ts';

/** What is known of the project without asking. */
export interface Facts {
  /** The name of the folder that the model is in. */
  readonly folder: string;
  /** Where its source is, if git knows. */
  readonly repository?: string;
}

/** The model as the answers so far make it. */
export interface Draft {
  readonly model: DraftModel;
  readonly answers: ReadonlyMap<string, Answer>;
  /** Of the kind that was answered, else of systems in general. */
  readonly start: StartingPoint;
  readonly startingPoints: Readonly<Record<string, StartingPoint>>;
  readonly facts: Facts;
  /** Which of the things that a question is repeated for; which round of additions. */
  readonly key: string;
}
