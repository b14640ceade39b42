import { nameOfId } from '../model/views.ts';
import type { TypicalElement } from '../starting-point.ts';
import type { Draft } from './draft.ts';
import { type DraftModel, type DraftValue, registryAt } from './draft-model.ts';

type Described = Pick<TypicalElement, 'type' | 'controls'> &
  Partial<
    Pick<TypicalElement, 'id' | 'name' | 'technology' | 'description' | 'responsibilities' | 'data'>
  >;

/**
 * A typical thing as an element of the model. Of its controls and data it gets those that the person
 * named: nothing is protected because things of its kind usually are.
 */
export function elementValue(element: Described, { model }: Draft): DraftModel {
  const registered = registryAt(model, 'controls');
  const known = registryAt(model, 'data');
  const { id, name, type, technology, description, responsibilities = [], data = [] } = element;
  const fields: Readonly<Record<string, DraftValue | undefined>> = {
    name: id !== undefined && name !== undefined && nameOfId(id) === name ? undefined : name,
    type,
    technology,
    description,
    responsibilities: some(responsibilities),
    controls: some(element.controls.filter((control) => registered.has(control))),
    data: some(data.filter((asset) => known.has(asset))),
  };
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, DraftValue] => entry[1] !== undefined),
  );
}

function some(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : list;
}
