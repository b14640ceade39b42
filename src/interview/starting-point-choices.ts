import type { StartingPoint } from '../starting-point.ts';
import type { Choice } from './section.ts';

/** The kinds of systems as choices, the usual ones first. */
export function startingPointChoices(
  startingPoints: Readonly<Record<string, StartingPoint>>,
): readonly Choice[] {
  return Object.entries(startingPoints)
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(([id, { title, hint }]) => ({ id, name: title, hint }));
}
