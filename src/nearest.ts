import leven from 'leven';

/** Above this many candidates a typing error is not worth the search: 10,000 × 10,000 ids would hang. */
const MOST_CANDIDATES = 20_000;

/**
 * The candidate that `word` was probably meant to be, or undefined when none is near: at most a
 * quarter of the word's letters differ, or two of them changed places.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const letters = sorted(word);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 4)) + 1;
  let seen = 0;
  for (const candidate of candidates) {
    if (++seen > MOST_CANDIDATES) break;
    if (bestDistance > 1 && candidate.length === word.length && sorted(candidate) === letters) {
      best = candidate;
      bestDistance = 1;
    }
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = leven(word.toLowerCase(), candidate.toLowerCase(), {
      maxDistance: bestDistance,
    });
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function sorted(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}
