import {
  DEFAULT_MATRIX,
  type Impact,
  LIKELIHOODS,
  type Likelihood,
  SEVERITIES,
} from '../model/levels.ts';
import type { Choice } from './section.ts';

/** A likelihood and an impact, `low-high`, as a choice says them. */
export function ratingChoices(): readonly Choice[] {
  return LIKELIHOODS.flatMap((likelihood) =>
    SEVERITIES.map((impact) => ({
      id: `${likelihood}-${impact}`,
      name: `likelihood ${likelihood}, impact ${impact}: ${DEFAULT_MATRIX[likelihood][impact]}`,
    })),
  );
}

/** What a choice says; undefined for anything else. */
export function ratingOf(
  id: string,
): { readonly likelihood: Likelihood; readonly impact: Impact } | undefined {
  const [likelihood, impact] = id.split('-');
  const known = LIKELIHOODS.find((level) => level === likelihood);
  const hurt = SEVERITIES.find((level) => level === impact);
  return known === undefined || hurt === undefined
    ? undefined
    : { likelihood: known, impact: hurt };
}
