const WORDS =
  /^(?:[\p{L}\p{N}"'(/.,$%?{@]|[^\p{ASCII}\s]|`[^`]|\*{1,2}[\p{L}\p{N}`]|_[\p{L}\p{N}]|\[[^\]]{2,}\]\()/u;

/** What starts an item of a numbered list. */
const NUMBER = /^\d{1,9}[.)](?:[ \t]|$)/;

/** True for a line, without indentation, that starts a text and nothing else, or goes on with one. */
export function startsWords(line: string): boolean {
  return WORDS.test(line) && !NUMBER.test(line);
}
