import type { TypicalElement } from '../starting-point.ts';
import type { Choice } from './section.ts';

/** Typical things as choices, without those that are there already. */
export function elementChoices(
  offered: readonly TypicalElement[],
  there: { has(id: string): boolean },
): readonly Choice[] {
  return offered
    .filter(({ id }) => !there.has(id))
    .map(({ id, name, description, responsibilities, usual }) => ({
      id,
      name,
      // All that will be said of it, so that nobody says what they did not read.
      hint: [description, ...responsibilities.map((duty) => `${duty}.`)].join(' '),
      ticked: usual === true,
    }));
}
