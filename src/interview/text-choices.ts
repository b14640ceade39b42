import type { TypicalText } from '../starting-point.ts';
import type { Choice } from './section.ts';

/** Sentences as choices. */
export function textChoices(offered: readonly TypicalText[]): readonly Choice[] {
  return offered.map(({ id, text, usual }) => ({ id, name: text, ticked: usual === true }));
}
