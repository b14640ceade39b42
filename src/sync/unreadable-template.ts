import type { DocumentKind } from '../model/document-kinds.ts';
import { isSameValue } from './is-same-value.ts';
import { keysOf, type Plain, valueIn } from './plain.ts';
import { readEdit } from './read-edit.ts';
import { withoutZones } from './zones.ts';

/**
 * Finds out whether a document that somebody's own templates made reads as ours does: what they
 * print in other words, a reader of ours would take for something else.
 *
 * @param ours the document that our templates make of the same model
 * @returns the first field of the model that reads otherwise, as `business.goals`
 */
export function unreadableTemplate(
  kind: DocumentKind,
  ours: string,
  theirs: string,
): string | undefined {
  const [left, right] = [ours, theirs].map((text) => readEdit(withoutZones(text), kind));
  if (left === undefined || right === undefined) return kind;
  return (
    difference(left.model, right.model) ??
    (isSameValue([...left.flows] as never, [...right.flows] as never) ? undefined : 'flows')
  );
}

function difference(left: Plain, right: Plain): string | undefined {
  for (const key of new Set([...keysOf(left), ...keysOf(right)])) {
    const [one, other] = [valueIn(left, key), valueIn(right, key)];
    if (isSameValue(one, other)) continue;
    const inner = one === undefined || other === undefined ? undefined : difference(one, other);
    return inner === undefined ? key : `${key}.${inner}`;
  }
  return undefined;
}
