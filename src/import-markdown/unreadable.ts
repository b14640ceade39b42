import type { Imported } from '../importer.ts';
import { parserWork } from '../render/parse-in-parts.ts';
import type { SourceLine } from './source-line.ts';
import { tangledLine } from './tangled-line.ts';

/** Longest text that is read, in characters after runs of spaces are shortened. */
const LONGEST = 2_000_000;

/**
 * Most characters that only a parser can read, for which it takes up to half a minute. Published
 * documents have some thousand of them.
 */
const MOST_FOR_PARSER = 300_000;

/** Longest line, in characters: more than half of what a text of a model can be. */
const LONGEST_LINE = 50_000;

/**
 * Why lines are not even parsed: there are too many, or one would keep a parser busy for minutes.
 *
 * @param subject what the document is about, for those who are to shorten it
 * @param longestLine characters that a line may have
 * @returns the refusal; undefined when they can be read
 */
export function unreadable(
  lines: readonly SourceLine[],
  subject: string,
  longestLine = LONGEST_LINE,
): Imported | undefined {
  const characters = lines.reduce((sum, line) => sum + line.text.length + 1, 0);
  if (characters > LONGEST)
    return {
      refusal: `The document has more than ${LONGEST} characters`,
      suggestion: `Split it, or take out what is no part of ${subject}`,
    };
  const tangled = tangledLine(lines, longestLine);
  if (tangled !== undefined)
    return {
      refusal: `Line ${tangled} is longer, or has more marks of markdown, than a reader can follow`,
      suggestion: 'Part it by blank lines, or take the marks out of it',
    };
  if (characters <= MOST_FOR_PARSER) return undefined;
  const work = parserWork(lines.map(({ text }) => text));
  if (work.characters <= MOST_FOR_PARSER) return undefined;
  const line = lines[work.line - 1]?.line ?? 1;
  return {
    refusal: `${work.characters} characters, from line ${line} on, are no plain paragraphs, lists, tables or code, which takes minutes to read`,
    suggestion: `Split the document, or take out what is no part of ${subject}`,
  };
}
