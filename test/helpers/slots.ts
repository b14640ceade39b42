/**
 * What is written at a place of the model: a name has a limit and one line, a channel is told by its
 * form, code is never changed.
 */
type SlotKind = 'name' | 'text' | 'channel' | 'language' | 'code';

/** A place of the model where somebody's words stand. */
export interface Slot {
  readonly kind: SlotKind;
  readonly path: string;
  readonly optional: boolean;
}

/** A model in which `@kind` or `@kind?` stands for words that are to be filled in. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

export const NAME = '@name';
export const TEXT = '@text';
export const MAYBE_NAME = '@name?';
export const MAYBE_TEXT = '@text?';

/** Points of a list, with and without a lead and points below them. */
export const ENTRIES: Tree = [
  TEXT,
  { name: MAYBE_NAME, text: TEXT, items: [TEXT, { text: MAYBE_TEXT, items: [TEXT, TEXT] }] },
  { name: NAME },
];

/** Every place for words, in the order of the model. */
export function* slotsIn(tree: Tree, path = ''): Generator<Slot> {
  if (typeof tree === 'string') {
    if (!tree.startsWith('@')) return;
    const kind = tree.replace(/[@?]/g, '') as SlotKind;
    yield { kind, path, optional: tree.endsWith('?') };
  } else for (const [key, inner] of Object.entries(tree)) yield* slotsIn(inner, `${path}.${key}`);
}

/** The model with words in its places, one for each slot; null leaves an optional one out. */
export function fillSlots(tree: Tree, words: readonly (string | null)[]): object {
  let next = 0;
  const fill = (part: Tree): unknown => {
    if (typeof part === 'string') return part.startsWith('@') ? words[next++] : part;
    if (Array.isArray(part)) return part.map(fill).filter((value) => value !== null);
    const fields = Object.entries(part).map(([key, inner]) => [key, fill(inner)] as const);
    return Object.fromEntries(fields.filter(([, value]) => value !== null));
  };
  return fill(tree) as object;
}
