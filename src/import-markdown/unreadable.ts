import type { Imported } from '../importer.ts';
import type { SourceLine } from './source-line.ts';
import { tangledLine } from './tangled-line.ts';

/** Longest text that is read, in characters after runs of spaces are shortened. */
const LONGEST = 2_000_000;

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
  if (lines.reduce((sum, line) => sum + line.text.length + 1, 0) > LONGEST)
    return {
      refusal: `The document has more than ${LONGEST} characters`,
      suggestion: `Split it, or take out what is no part of ${subject}`,
    };
  const tangled = tangledLine(lines, longestLine);
  if (tangled === undefined) return undefined;
  return {
    refusal: `Line ${tangled} is longer, or has more marks of markdown, than a reader can follow`,
    suggestion: 'Part it by blank lines, or take the marks out of it',
  };
}
