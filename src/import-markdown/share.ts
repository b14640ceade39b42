import type { ModelValue } from '../importer.ts';
import type { Draft, Fields } from './draft.ts';

/** Longest text of an element that is worth an entry in the registry, in characters. */
const LONGEST = 80;

/** Says once what a document repeats: controls by their ids, elements by `same-as`. */
export function share(draft: Draft): void {
  if (!draft.own) registerRepeated(draft);
  shareElements(draft);
  if (draft.own) dropInherited(draft);
}

function key(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text that names a control, not one that says there is none. */
function isName(text: string): boolean {
  return text.length <= LONGEST && !/^(?:n\/?a|none|not applicable|-|tbd)\b/i.test(text);
}

function registerRepeated(draft: Draft): void {
  const counts = new Map<string, number>();
  const lists = [...controlLists(draft)];
  for (const list of lists)
    for (const use of list)
      if (typeof use === 'string') counts.set(key(use), (counts.get(key(use)) ?? 0) + 1);
  const registered = new Map<string, string>();
  for (const [id, control] of draft.controls.items) {
    const words = id.replaceAll('-', ' ');
    const name = typeof control.name === 'string' ? control.name : words;
    // A recommended control is not there; a text on an element says that it is.
    if (control.status === undefined) registered.set(key(name), id);
  }
  let added = 0;
  for (const list of lists)
    for (const [index, use] of list.entries()) {
      if (typeof use !== 'string' || !isName(use)) continue;
      let id = registered.get(key(use));
      if (id === undefined && (counts.get(key(use)) ?? 0) > 1) {
        id = draft.controls.add(use.replace(/\.$/, ''), {});
        registered.set(key(use), id);
        added++;
      }
      if (id !== undefined) list[index] = id;
    }
  if (added > 0)
    draft.note(
      'guessed',
      1,
      `${added} controls that several elements have are registered once, as existing`,
    );
}

function* controlLists(draft: Draft): Generator<ModelValue[]> {
  for (const view of draft.views.values()) {
    yield* listsOf(view);
    if (view.environments instanceof Map)
      for (const inner of (view.environments as Map<string, Fields>).values())
        yield* listsOf(inner);
  }
}

function* listsOf(view: Fields): Generator<ModelValue[]> {
  if (Array.isArray(view.controls)) yield view.controls as ModelValue[];
  for (const [, fields] of thingsOf(view))
    if (Array.isArray(fields.controls)) yield fields.controls as ModelValue[];
}

function* thingsOf(view: Fields): Generator<[string, Fields]> {
  for (const shelf of ['boundaries', 'elements'] as const)
    if (view[shelf] instanceof Map) yield* view[shelf] as Map<string, Fields>;
}

/** Fields that belong to an appearance, not to the thing. */
const APPEARANCE = ['focus', 'listed', 'drawn', 'contains', 'trust-boundary', 'same-as'];

function shareElements(draft: Draft): void {
  const first = new Map<string, { reference: string; fields: Fields }>();
  for (const [view, fields] of draft.views) {
    if (!(fields.elements instanceof Map)) continue;
    const elements = fields.elements as Map<string, Fields>;
    for (const [id, element] of elements) {
      const name = key(typeof element.name === 'string' ? element.name : id.replaceAll('-', ' '));
      const known = first.get(name);
      if (known === undefined) {
        if (element['same-as'] === undefined)
          first.set(name, { reference: `${view}.${id}`, fields: element });
        continue;
      }
      if (element['same-as'] !== undefined || (draft.own && element.listed !== false)) continue;
      const own = thing(element);
      const origin = thing(known.fields);
      const isRepeated =
        Object.keys(own).length === 0 ||
        JSON.stringify(own) === JSON.stringify(origin) ||
        (draft.own && Object.keys(own).every((field) => own[field] === origin[field]));
      if (!isRepeated) continue;
      // Undescribed in both places: nothing to take over.
      if (Object.keys(thing(known.fields)).length === 0) continue;
      const kept = Object.fromEntries(
        APPEARANCE.flatMap((field) =>
          element[field] === undefined ? [] : [[field, element[field]]],
        ),
      );
      elements.set(id, { 'same-as': known.reference, ...kept });
    }
  }
}

/** Our documents print what an element takes over; the model says only what it does not. */
function dropInherited(draft: Draft): void {
  for (const view of draft.views.values())
    for (const [, element] of thingsOf(view)) {
      const [from = '', id = ''] = String(element['same-as'] ?? '').split('.');
      const shelf = draft.views.get(from)?.elements;
      const origin = shelf instanceof Map ? (shelf as Map<string, Fields>).get(id) : undefined;
      if (origin === undefined || origin === element) continue;
      for (const [field, value] of Object.entries(thing(element)))
        if (JSON.stringify(value) === JSON.stringify(origin[field])) element[field] = undefined;
    }
}

/** The fields of the thing itself that are set, without its name. */
function thing(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        !APPEARANCE.includes(name) &&
        name !== 'name' &&
        name !== 'kind' &&
        value !== undefined &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}
