import { kindOfType } from '../model/kind-of-type.ts';
import type { TypicalElement } from '../starting-point.ts';
import type { Answer } from './answer.ts';
import { chosen } from './chosen.ts';
import type { Draft } from './draft.ts';
import { elementValue } from './element-value.ts';
import { freeId } from './free-id.ts';
import type { ModelEdit } from './model-edit.ts';
import { ownWords } from './own-words.ts';
import { viewIds } from './view-ids.ts';

/**
 * Elements added to a view: what was ticked, then what was named in own words.
 *
 * @param type of what was named in own words
 */
export function elementEdits(
  view: readonly string[],
  answer: NonNullable<Answer>,
  offered: readonly TypicalElement[],
  type: string,
  draft: Draft,
): { readonly ids: readonly string[]; readonly edits: readonly ModelEdit[] } {
  const { offers, own } = chosen(answer, offered);
  const taken = new Set(viewIds(draft.model, ...view));
  const edits: ModelEdit[] = [];
  const ids: string[] = [];
  const add = (id: string, value: ModelEdit['value']) => {
    ids.push(id);
    taken.add(id);
    edits.push({ kind: 'set', path: [...view, 'elements', id], value });
  };
  for (const element of offers)
    if (!taken.has(element.id)) add(element.id, elementValue(element, draft));
  for (const text of own) {
    // The id of something that is there names that thing, and nothing new.
    if (taken.has(text)) continue;
    const { name, description } = ownWords(text);
    const id = freeId(name, taken, 'element');
    const said = description === undefined ? {} : { description };
    add(id, elementValue({ id, name, type: typeOf(name, type), controls: [], ...said }, draft));
  }
  return { ids, edits };
}

/** The type of something in own words, where its name says it. */
function typeOf(name: string, type: string): string {
  return kindOfType(name) === 'datastore' ? 'Data store' : type;
}
