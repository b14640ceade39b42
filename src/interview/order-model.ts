import type { ModelValue } from '../importer.ts';
import { PART_ORDER } from '../model/part-order.ts';
import type { DraftModel, DraftValue } from './draft-model.ts';

/** Where things stand by id, so that `id: text` is short for `id: {name: text}`. */
const REGISTRIES = new Set([
  'controls',
  'data',
  'risks',
  'business.risks',
  ...['context', 'container', 'deployment', 'build'].flatMap((view) => [
    `${view}.elements`,
    `${view}.boundaries`,
  ]),
]);

/** A model as it is to be written: its parts in the order of the document, registries by id. */
export function orderModel(model: DraftModel): ModelValue {
  const keys = Object.keys(model).sort((a, b) => PART_ORDER.indexOf(a) - PART_ORDER.indexOf(b));
  return Object.fromEntries(keys.map((key) => [key, toModelValue(model[key], key)]));
}

function toModelValue(value: DraftValue | undefined, path: string): ModelValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value as readonly ModelValue[];
  const items = Object.entries(value as DraftModel).map(
    ([key, item]) => [key, toModelValue(item, `${path}.${key}`)] as const,
  );
  return REGISTRIES.has(path) ? new Map(items) : Object.fromEntries(items);
}
