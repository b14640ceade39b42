import { nearest } from './nearest.ts';

/** The candidate that a word was probably meant to be, as long as looking for it stays cheap. */
export type Suggest = (word: string, candidates: Iterable<string>) => string | undefined;

/** Nobody reads more suggestions than this in one run of one rule. */
const MOST_SUGGESTIONS = 50;

/** Compared letters, over all the suggestions of one run: about a quarter of a second. */
const MOST_WORK = 20_000_000;

/**
 * Makes a `nearest` for one run of one rule: a model in which everything is misspelt gets its
 * first suggestions and then findings without one, instead of a run that does not end.
 */
export function suggester(): Suggest {
  let suggestions = 0;
  let work = 0;

  function* withinBudget(word: string, candidates: Iterable<string>): Generator<string> {
    for (const candidate of candidates) {
      work += word.length * candidate.length;
      if (work > MOST_WORK) return;
      yield candidate;
    }
  }

  return (word, candidates) => {
    if (++suggestions > MOST_SUGGESTIONS || work > MOST_WORK) return undefined;
    return nearest(word, withinBudget(word, candidates));
  };
}
