import { plainText } from '../import-markdown/plain-text.ts';

/** Asks not to report in public. */
export const NO_PUBLIC =
  /\b(?:do not|don['’]t|never|not|avoid|refrain from|instead of)\b.{0,80}\b(?:public|open|fil|creat|rais|post|us)\w*\b.{0,60}\b(?:issues?|trackers?|discussions?|forums?|pull requests?|channels?|bug reports?)\b/i;

/** Most words of a sentence that only says what every policy of ours says. */
export const MOST_WORDS = 22;

/** A sentence that only asks not to report in public. */
export function isPlea(text: string): boolean {
  const plain = plainText(text);
  return NO_PUBLIC.test(plain) && words(plain) <= MOST_WORDS && !/[.!?] \p{Lu}/u.test(plain);
}

/** How many words a text has. */
export function words(text: string): number {
  return text.split(/\s+/).length;
}
