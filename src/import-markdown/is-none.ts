import { plainText } from './plain-text.ts';

/** Words that say that there is nothing of a kind, which must not count as one of it. */
export function isNone(markdown: string): boolean {
  return /^(?:none(?: yet| so far| currently| identified| known)?|n\/?a|not applicable|[-–—])\.?$/i.test(
    plainText(markdown),
  );
}
