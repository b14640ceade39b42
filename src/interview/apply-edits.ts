import { isDeepStrictEqual } from 'node:util';
import { type DraftModel, type DraftValue, listAt, valueAt } from './draft-model.ts';
import type { ModelEdit } from './model-edit.ts';

/**
 * The model with edits made, and those that changed something: a value that is there already, and
 * an entry that its list already has, are no change.
 *
 * @param fillOnly leaves alone whatever the model says already
 */
export function applyEdits(
  model: DraftModel,
  edits: readonly ModelEdit[],
  fillOnly = false,
): { readonly model: DraftModel; readonly applied: readonly ModelEdit[] } {
  let result = model;
  const applied: ModelEdit[] = [];
  for (const edit of edits) {
    const before = valueAt(result, edit.path);
    if (edit.kind === 'insert') {
      const list = listAt(result, ...edit.path.map(String));
      if (list.some((item) => isDeepStrictEqual(item, edit.value))) continue;
      result = withValue(result, edit.path, [...list, edit.value as DraftValue]);
    } else {
      if (isDeepStrictEqual(before, edit.value) || (fillOnly && before !== undefined)) continue;
      result = withValue(result, edit.path, edit.value as DraftValue);
    }
    applied.push(edit);
  }
  return { model: result, applied };
}

/** A copy in which only what is on the path is new. */
function withValue(
  model: DraftModel,
  [step, ...rest]: readonly (string | number)[],
  value: DraftValue,
): DraftModel {
  if (step === undefined) return model;
  const inner = valueAt(model, [step]);
  const map =
    typeof inner === 'object' && !Array.isArray(inner) ? (inner as DraftModel) : emptied(inner);
  return { ...model, [step]: rest.length === 0 ? value : withValue(map, rest, value) };
}

/** `id: text` is short for `id: {name: text}`. */
function emptied(value: DraftValue | undefined): DraftModel {
  return typeof value === 'string' && value !== '' ? { name: value } : {};
}
