import type { ModelValue } from '../importer.ts';
import { design } from '../model/design.ts';
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

/** The parts of a model in the order of the document, in which risks come after the views. */
export const ORDER = Object.keys(design.shape).flatMap((key) => {
  if (key === 'risks') return [];
  return key === 'build' ? ['build', 'risks'] : [key];
});

/** A model as it is to be written: its parts in the order of the document, registries by id. */
export function orderModel(model: DraftModel): ModelValue {
  const keys = Object.keys(model).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
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
