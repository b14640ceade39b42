import { plainText } from './plain-text.ts';

/** `(chosen)`, `(selected for detailed description)` behind the name of an option. */
const MARK = /\s*\(((?:chosen|selected)\b[^()]*)\)/i;

/** What an option says that it is the one. */
const MARKED = /(?:^|\n\n)(?:chosen|selected)\b[^\n]*\.$/i;

/** A line that names the option which the view describes, and what stands before that name. */
const LINES: readonly RegExp[] = [
  /^(?:the )?(?:chosen|selected|detailed)(?: [a-z]+){0,4}(?: \([^()]*\bdetail[^()]*\))?\s*:\s*/i,
  /^(?:the )?(?:chosen|selected|detailed)(?: [a-z]+){0,4} \((?=[^()]+\)\s*:?$)/i,
  /^we(?:['’]ll| will) (?:describe|detail|focus on)(?: the)? /i,
];

/** Words that tell no option from another. */
const FILLING =
  /^(?:the|a|an|and|or|with|using|via|by|on|in|of|to|for|deployments?|deployed|solution|model|option|architecture|method|approach)$/;

/** The name of an option without the mark that it is the chosen one, and that mark as a sentence. */
export function withoutMark(name: string): { name: string; mark?: string } {
  const mark = MARK.exec(name);
  if (mark === null) return { name };
  const [whole, said = ''] = mark;
  return {
    name: `${name.slice(0, mark.index)}${name.slice(mark.index + whole.length)}`.trim(),
    mark: `${said[0]?.toUpperCase()}${said.slice(1).trim()}.`,
  };
}

/** True when the description of an option says that it is the chosen one. */
export function isMarked(description: string): boolean {
  return MARKED.test(description);
}

/**
 * The one of several options that the lines of a text name as the chosen one; undefined when they
 * name none, or when it could be two of them.
 */
export function chosenOption(names: readonly string[], text: string): string | undefined {
  const options = names.map((name) => ({ name, words: wordsOf(name) }));
  for (const line of text.split('\n').map(plainText)) {
    const start = LINES.map((form) => form.exec(line)?.[0]).find((found) => found !== undefined);
    if (start === undefined) continue;
    const said = wordsOf(
      line.slice(start.length).split(/[,;:.](?:\s|$)|\s+(?:as|because)\s/)[0] ?? '',
    );
    const inside = options.filter(({ words }) => holds(said, words));
    const most = Math.max(...inside.map(({ words }) => words.length));
    const longest = inside.filter(({ words }) => words.length === most);
    const around = options.filter(({ words }) => holds(words, said));
    const [only, ...others] = longest.length > 0 ? longest : around;
    if (only !== undefined && others.length === 0) return only.name;
  }
  return undefined;
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !FILLING.test(word));
}

/** True when words stand in others, one right after the other. */
function holds(words: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && ` ${words.join(' ')} `.includes(` ${part.join(' ')} `);
}
