import type { TypicalElement } from '../starting-point.ts';
import type { Choice } from './section.ts';

/** Typical things as choices, without those that are there already. */
export function elementChoices(
  offered: readonly TypicalElement[],
  there: { has(id: string): boolean },
): readonly Choice[] {
  return offered
    .filter(({ id }) => !there.has(id))
    .map(({ id, name, description, usual }) => ({
      id,
      name,
      hint: description,
      ticked: usual === true,
    }));
}
