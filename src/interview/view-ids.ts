import type { DraftModel } from './draft-model.ts';
import { registryAt } from './draft-model.ts';

/** The ids of a view, which elements and boundaries share. */
export function viewIds(model: DraftModel, ...view: readonly string[]): ReadonlySet<string> {
  return new Set([
    ...registryAt(model, ...view, 'elements').keys(),
    ...registryAt(model, ...view, 'boundaries').keys(),
  ]);
}
