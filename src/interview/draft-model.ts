import { nameOfId } from '../model/views.ts';

/** A model as plain data, its registries as objects; texts are as written. */
export type DraftValue =
  | string
  | number
  | boolean
  | readonly DraftValue[]
  | { readonly [key: string]: DraftValue };

export type DraftModel = { readonly [key: string]: DraftValue };

/** What stands at a path of keys; undefined where nothing does. */
export function valueAt(
  model: DraftModel,
  path: readonly (string | number)[],
): DraftValue | undefined {
  let value: DraftValue | undefined = model;
  for (const step of path) {
    if (typeof value !== 'object') return undefined;
    value = Object.hasOwn(value, step)
      ? (value as Readonly<Record<string | number, DraftValue>>)[step]
      : undefined;
  }
  return value;
}

/** The items of a registry by id, in the order written. */
export function registryAt(
  model: DraftModel,
  ...path: readonly string[]
): ReadonlyMap<string, DraftModel> {
  const value = valueAt(model, path);
  if (typeof value !== 'object' || Array.isArray(value)) return new Map();
  return new Map(
    Object.entries(value as DraftModel).map(([id, item]) => [
      id,
      typeof item === 'object' && !Array.isArray(item)
        ? (item as DraftModel)
        : { name: String(item) },
    ]),
  );
}

/** The entries of a list; one entry alone is a list of one. */
export function listAt(model: DraftModel, ...path: readonly string[]): readonly DraftValue[] {
  const value = valueAt(model, path);
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? (value as readonly DraftValue[]) : [value];
}

/** A text, empty where there is none. */
export function textAt(model: DraftModel, ...path: readonly string[]): string {
  const value = valueAt(model, path);
  return value === undefined || typeof value === 'object' ? '' : String(value);
}

/** What somebody reads for an item of a registry. */
export function nameIn(registry: ReadonlyMap<string, DraftModel>, id: string): string {
  return textAt(registry.get(id) ?? {}, 'name') || nameOfId(id);
}
