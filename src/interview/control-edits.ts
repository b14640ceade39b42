import type { TypicalControl } from '../starting-point.ts';
import type { Answer } from './answer.ts';
import { chosen } from './chosen.ts';
import type { Draft } from './draft.ts';
import { registryAt } from './draft-model.ts';
import { freeId } from './free-id.ts';
import type { ModelEdit } from './model-edit.ts';
import { ownWords } from './own-words.ts';

/** Why a control in own words is recommended: the rule asks for a reason, and the person gave none. */
const NO_REASON = 'Named in the interview as missing.';

/** Controls put into the registry, as existing or as recommended. */
export function controlEdits(
  answer: NonNullable<Answer>,
  offered: readonly TypicalControl[],
  status: 'existing' | 'recommended',
  { model }: Draft,
): ModelEdit[] {
  const { offers, own } = chosen(answer, offered);
  const taken = new Set(registryAt(model, 'controls').keys());
  const recommended = status === 'recommended';
  const add = (
    id: string,
    { name, description, reason }: { name: string; description?: string; reason: string },
  ): ModelEdit => {
    taken.add(id);
    const value = {
      name,
      ...(description === undefined ? {} : { description }),
      ...(recommended ? { status, reason } : {}),
    };
    return { kind: 'set', path: ['controls', id], value };
  };
  return [
    ...offers.filter(({ id }) => !taken.has(id)).map((control) => add(control.id, control)),
    ...own.map((text) => {
      const words = ownWords(text);
      return add(freeId(words.name, taken, 'control'), { ...words, reason: NO_REASON });
    }),
  ];
}
