import type { Answer } from './answer.ts';

/** The offers that were ticked, in the order offered, and what was said in own words. */
export function chosen<Offer extends { readonly id: string }>(
  answer: NonNullable<Answer>,
  offers: readonly Offer[],
): { readonly offers: readonly Offer[]; readonly own: readonly string[] } {
  const said = typeof answer === 'string' ? [answer] : answer;
  const ids = new Set(said);
  const known = new Set(offers.map(({ id }) => id));
  return {
    offers: offers.filter(({ id }) => ids.has(id)),
    own: said.filter((text) => !known.has(text)),
  };
}
