import type { TypicalText } from '../starting-point.ts';
import type { Answer } from './answer.ts';
import { chosen } from './chosen.ts';
import type { ModelEdit } from './model-edit.ts';

/** Sentences added to a list of the model: what was ticked, then what was said in own words. */
export function entryEdits(
  path: readonly string[],
  answer: NonNullable<Answer>,
  offered: readonly TypicalText[],
): ModelEdit[] {
  const { offers, own } = chosen(answer, offered);
  return [...offers.map(({ text }) => text), ...own.map((text) => text.trim())].map((value) => ({
    kind: 'insert',
    path,
    value,
  }));
}
