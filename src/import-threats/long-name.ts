import { firstWords, namedText } from '../import-markdown/lead.ts';
import { plainText } from '../import-markdown/plain-text.ts';

/** A text too long for a name as a name and a description: a half of a sentence is no description. */
export function longName(markdown: string): { name: string; description: string } {
  const { name, description = markdown } = namedText(markdown);
  return /^[\s`*_]*\p{Ll}/u.test(description)
    ? { name: firstWords(plainText(markdown)), description: markdown }
    : { name, description };
}

/** A name of one sentence without the full stop behind it. */
export function withoutStop(name: string): string {
  return /^[^.!?]*[\p{L}\p{N})”"]\.$/u.test(name) ? name.slice(0, -1) : name;
}
