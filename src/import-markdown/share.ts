import type { ModelValue } from '../importer.ts';
import { nameOfId } from '../model/views.ts';
import type { Draft, Fields } from './draft.ts';
import { isNone } from './is-none.ts';

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

/** A text that names a control, not one that says that there is none, or only where it is told. */
function isName(text: string): boolean {
  const isOther = /^(?:n\/?a|none|not applicable|-|tbd|same as|refer to)\b/i.test(text);
  return text.length <= LONGEST && !isOther && !isNone(text);
}

/** Words by which a control is not certainly there. */
const HEDGED =
  /\b(?:recommended|recommendation|planned|future|proposed|not yet|not implemented|to be (?:implemented|added|determined)|potential(?:ly)?|possibl[ye]|optional(?:ly)?|should|could|might|may|consider|needs? verification|(?:if|where|when) (?:applicable|implemented|enabled|configured|needed|required|used|possible|available|supported|present|any|feasible))\b/i;

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
    if (control.status !== undefined) continue;
    registered.set(key(name), id);
    // Elements name `SC-01 Code review` without its number.
    const [, bare] = /^[A-Z]{1,5}[- ]?\d{1,4}[:.)]?\s+(\S.*)$/s.exec(name) ?? [];
    if (bare !== undefined && !registered.has(key(bare))) registered.set(key(bare), id);
  }
  let added = 0;
  for (const list of lists)
    for (const [index, use] of list.entries()) {
      if (typeof use !== 'string' || !isName(use)) continue;
      let id = registered.get(key(use));
      if (id === undefined && (counts.get(key(use)) ?? 0) > 1 && !HEDGED.test(use)) {
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
  for (const [, view] of viewsOf(draft)) yield* listsOf(view);
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
      // What our own documents describe, they say to be the same, or it is not.
      if (element['same-as'] !== undefined || (draft.own && element.listed !== false)) continue;
      if (!isRepeated(element, known.fields)) continue;
      const kept = Object.fromEntries(
        APPEARANCE.flatMap((field) =>
          element[field] === undefined ? [] : [[field, element[field]]],
        ),
      );
      elements.set(id, { 'same-as': known.reference, ...kept });
    }
  }
}

/** True when an element says nothing else than its first appearance. */
function isRepeated(element: Fields, first: Fields): boolean {
  const own = thing(element);
  const origin = thing(first);
  // Undescribed in both places: nothing to take over.
  if (Object.keys(origin).length === 0) return false;
  if (element.listed === false)
    return Object.keys(own).every((field) => own[field] === origin[field]);
  return Object.keys(own).length === 0 || JSON.stringify(own) === JSON.stringify(origin);
}

/** Our documents print what an element takes over; the model says only what it does not. */
function dropInherited(draft: Draft): void {
  const shown = new Map<string, Fields>();
  for (const [view, fields] of viewsOf(draft))
    for (const [id, element] of thingsOf(fields)) shown.set(`${view}.${id}`, { ...element });
  for (const [, fields] of viewsOf(draft))
    for (const [id, element] of thingsOf(fields)) {
      const origin = shown.get(String(element['same-as'] ?? ''));
      if (origin === undefined || origin === element) continue;
      if (element.kind === origin.kind) element.kind = undefined;
      for (const [field, value] of Object.entries(thing(element)))
        if (JSON.stringify(value) === JSON.stringify(origin[field])) element[field] = undefined;
      const [reference = ''] = String(element['same-as']).split('.').slice(-1);
      const name = (own: Fields, other: string) => own.name ?? nameOfId(other);
      if (name(element, id) === name(origin, reference)) element.name = undefined;
    }
}

function* viewsOf(draft: Draft): Generator<[string, Fields]> {
  for (const [key, view] of draft.views) {
    yield [key, view];
    if (view.environments instanceof Map)
      for (const [id, inner] of view.environments as Map<string, Fields>)
        yield [`${key}.${id}`, inner];
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
