import type { Draft } from './draft.ts';
import { registryAt, textAt } from './draft-model.ts';
import { freeId } from './free-id.ts';

/** The id under which the system itself stands in the context view, or will stand there. */
export function systemId({ model }: Pick<Draft, 'model'>): string {
  const elements = registryAt(model, 'context', 'elements');
  for (const [id, element] of elements)
    if (String(element.focus).toLowerCase() === 'true') return id;
  const taken = new Set([...elements.keys(), ...registryAt(model, 'context', 'boundaries').keys()]);
  return freeId(textAt(model, 'system', 'name'), taken, 'system');
}
