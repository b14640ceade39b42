import type { ModelValue } from '../importer.ts';
import { SECTIONS } from '../model/settings.ts';
import type { Draft } from './draft.ts';

/** By section, what has no heading first: it would stand under the heading before it. */
export function extraInOrder(extra: Draft['extra']): ModelValue {
  const rank = ({ after, name }: Draft['extra'][number]) =>
    2 * SECTIONS.indexOf(after) + (name === undefined ? 0 : 1);
  return extra.toSorted((left, right) => rank(left) - rank(right));
}
