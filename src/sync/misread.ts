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
    message: 'The document still says this, but where nobody can tell which field it is',
    suggestion: 'Leave the layout round it as it was generated',
  }));
}
