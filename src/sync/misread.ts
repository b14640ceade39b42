import type { At, Change, Obstacle } from './change.ts';
import { lineChanges } from './line-changes.ts';
import { wordsOf } from './words-of.ts';

/** Fewer words than this stand anywhere. */
const TELLING = 4;

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The changes that would take out of the model what the document still says: the text was read as
 * another field, because what told them apart was edited.
 */
export function misread(
  base: string,
  edited: string,
  changes: readonly At<Change>[],
): At<Obstacle>[] {
  const gone = new Set(
    lineChanges(base, edited)?.gone.flatMap(({ text }) => text.match(WORD) ?? []),
  );
  const isMisread = ({ before, after }: Change) => {
    const words = before === undefined ? [] : (wordsOf(before).join(' ').match(WORD) ?? []);
    if (after !== undefined || words.length < TELLING) return false;
    return words.filter((word) => gone.has(word)).length < words.length / 2;
  };
  return changes.filter(isMisread).map((change) => ({
    ...change,
    code: 'edit-without-field',
    message:
      'The document still has these words, but after this edit they stand where another field is read from',
    suggestion:
      'Leave labels, headings, indentation and fences as they were generated; what shall go must go everywhere: a risk has a row, and a point below the table',
  }));
}
