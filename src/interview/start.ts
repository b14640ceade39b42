import type { StartingPoint } from '../starting-point.ts';
import type { Facts } from './draft.ts';
import type { DraftModel } from './draft-model.ts';
import type { Section } from './section.ts';

/** Where an interview starts from. */
export interface Start {
  /** The model as it was before, empty for a new one. */
  readonly model: DraftModel;
  readonly facts: Facts;
  readonly sections: Readonly<Record<string, Section>>;
  readonly startingPoints: Readonly<Record<string, StartingPoint>>;
  /** Only this section, and all of it. */
  readonly only?: string;
  /** Go through all sections, though there is a model by now: the interview began without one. */
  readonly isDraft?: boolean;
  /** Answers that were applied before, by somebody else's words: nothing that stands is changed. */
  readonly fillOnly?: boolean;
}
