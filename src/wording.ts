/** Longest piece of a model's own text that a message repeats, in characters. */
const LONGEST_QUOTE = 80;

/** Most things that one message names; the rest is counted. */
const MOST_NAMED = 5;

/** A piece of a model's own text in backticks: on one line, of bounded length, harmless to print. */
export function quote(value: string): string {
  const line = value
    .slice(0, LONGEST_QUOTE * 4)
    .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .replaceAll('`', "'")
    .trim();
  const characters = [...line];
  const shown =
    characters.length > LONGEST_QUOTE
      ? `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`
      : line;
  return `\`${shown}\``;
}

/** `a`, `b` and `c`: words as one phrase, with the count of those that are too many to name. */
export function joinWords(words: readonly string[]): string {
  const named = words.slice(0, words.length > MOST_NAMED + 1 ? MOST_NAMED : words.length);
  const more = words.length - named.length;
  const last = more > 0 ? `${more} more` : named.pop();
  if (last === undefined) return '';
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}
