import { alignLists } from './align-lists.ts';
import { isSameValue } from './is-same-value.ts';
import { mergeEntry } from './merge-entry.ts';
import { changedPart, mergeText } from './merge-text.ts';
import { mergeUse } from './merge-use.ts';
import { isMap, listOf, type Plain, type PlainMap, valueIn } from './plain.ts';

/** A part of a model: as the document was generated, as it was edited, and as the model is now. */
export interface Sides {
  readonly base: Plain | undefined;
  readonly edited: Plain | undefined;
  readonly current: Plain | undefined;
}

export type Path = readonly (string | number)[];

/** A field that somebody changed in the document. */
export interface Change {
  readonly path: Path;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  /** What else a reader should know. */
  readonly note?: string;
}

/** A change that the YAML does not take, and why. */
export interface Obstacle extends Change {
  readonly code: 'edit-conflict' | 'edit-in-library' | 'edit-without-field';
  readonly message: string;
  readonly suggestion: string;
}

/** A library of the model. */
export interface Library {
  readonly file: string;
  readonly value: Plain;
}

type MergeItem = (mine: Plain, before: Plain, after: Plain) => Plain;

const REGISTRY =
  /^(?:business\.risks|controls|data|risks|deployment\.environments|.*\.(?:elements|boundaries))$/;
const ENTRIES = /(?:^|\.)(?:goals|processes|responsibilities|steps|items|questions|assumptions)$/;
const ELEMENT = /\.(?:elements|boundaries)\.[^.]+$/;
const WORDS =
  /\.(?:owners|contacts|standards|references|data|stride|affects|business-risks)$|^risks\.[^.]+\.controls$/;

/** What only diagrams show, and what is read from them; `flows` are merged by their anchors. */
const DRAWN = [
  'kind',
  'focus',
  'drawn',
  'listed',
  'contains',
  'trust-boundary',
  'direction',
  'diagram',
  'flows',
];

const PARTS = [
  'system',
  'business',
  'controls',
  'requirements',
  'data',
  'context',
  'container',
  'deployment',
  'build',
  'risks',
  'questions',
  'assumptions',
  'extra',
];

/** Puts what was changed in a document into the plain data of a YAML text. */
export class Merge {
  readonly changes: Change[] = [];
  readonly obstacles: Obstacle[] = [];
  readonly root: PlainMap;
  readonly #libraries: readonly Library[];
  /** What was put where: a field may be printed in more than one place. */
  readonly #written = new Map<string, Plain | undefined>();

  constructor(root: PlainMap, libraries: readonly Library[]) {
    this.root = root;
    this.#libraries = libraries;
  }

  model({ base, edited, current }: Sides): void {
    for (const key of PARTS) this.field(sidesOf({ base, edited, current }, key), this.root, [key]);
  }

  /** Merges one field of a map, of whatever form it is. */
  field(sides: Sides, holder: PlainMap, path: Path, note?: string): void {
    const { base, edited, current } = sides;
    if (isSameValue(base, edited) || isSameValue(current, edited)) return;
    const key = String(path.at(-1));
    const place = path.join('.');
    const parent = path.slice(0, -1).join('.');
    if (base !== undefined && holder[key] === undefined) {
      const origin = ELEMENT.test(parent) ? this.#originOf(holder, key) : undefined;
      if (origin !== undefined) {
        const said = `${place} is not set there: it comes from ${origin.path.slice(0, -1).join('.')}`;
        this.field(sides, origin.holder, origin.path, said);
        return;
      }
      const library = this.#libraryOf(path);
      if (library !== undefined) {
        this.#obstacle(sides, path, 'edit-in-library', {
          message: `This comes from ${library.file}, which other models may use too`,
          suggestion: `Change \`${place}\` in ${library.file}, or say it in the model, which wins`,
        });
        return;
      }
    }
    if (REGISTRY.test(place)) this.#registry(sides, holder, path);
    else if (place === 'extra') this.#list(sides, holder, path, mergeExtra, note);
    else if (ENTRIES.test(place) || /^requirements\.[^.]+$/.test(place))
      this.#list(sides, holder, path, this.#mergeEntry, note);
    else if (WORDS.test(place)) this.#list(sides, holder, path, (_, __, after) => after, note);
    else if (/\.controls$/.test(place)) this.#list(sides, holder, path, mergeUse, note);
    else if (isMap(base) || isMap(edited)) this.#map(sides, holder, path);
    else this.#scalar(sides, holder, path, note);
  }

  readonly #mergeEntry: MergeItem = (mine, before, after) =>
    mergeEntry(mine, before, after, (own, old, fresh) => {
      const holder: PlainMap = own === undefined ? {} : { items: own };
      const inner = new Merge({}, []);
      inner.field({ base: old, edited: fresh, current: old }, holder, ['items']);
      return holder.items;
    });

  #map(sides: Sides, holder: PlainMap, path: Path): void {
    const key = String(path.at(-1));
    const mine = holder[key];
    const opened: PlainMap = isMap(mine) ? mine : {};
    if (mine !== undefined && !isMap(mine) && mine !== '') {
      this.#scalar(sides, holder, path);
      return;
    }
    if (!isMap(mine)) holder[key] = opened;
    this.#keys(sides, opened, path);
    if (Object.keys(opened).length === 0) {
      if (mine === undefined) delete holder[key];
      else holder[key] = mine;
      if (isMap(mine)) delete holder[key];
    }
  }

  #keys(sides: Sides, holder: PlainMap, path: Path): void {
    const keys = new Set([...keysOf(sides.base), ...keysOf(sides.edited)]);
    for (const key of keys)
      if (!(DRAWN.includes(key) && isDrawnPlace(path)))
        this.field(sidesOf(sides, key), holder, [...path, key]);
  }

  #registry(sides: Sides, holder: PlainMap, path: Path): void {
    const key = String(path.at(-1));
    const registry = holder[key];
    const items: PlainMap = isMap(registry) ? registry : {};
    for (const id of new Set([...keysOf(sides.base), ...keysOf(sides.edited)])) {
      const item = sidesOf(sides, id);
      if (isSameValue(item.base, item.edited) || isSameValue(item.current, item.edited)) continue;
      this.#item(item, items, [...path, id]);
    }
    if (Object.keys(items).length > 0) holder[key] = items;
    else delete holder[key];
  }

  #item(sides: Sides, items: PlainMap, path: Path): void {
    const { base, edited, current } = sides;
    const id = String(path.at(-1));
    const isGone = edited === undefined || (isDrawnOnly(edited) && !isDrawnOnly(base));
    if (base === undefined) {
      if (items[id] !== undefined || current !== undefined) this.#conflict(sides, path);
      else {
        items[id] = newItem(edited);
        this.changes.push({ path, before: undefined, after: edited });
      }
      return;
    }
    if (items[id] === undefined) {
      const library = this.#libraryOf(path);
      if (library === undefined) {
        if (!isGone) this.#conflict(sides, path);
        return;
      }
      if (isGone) {
        this.#obstacle(sides, path, 'edit-in-library', {
          message: `This comes from ${library.file}, which other models may use too`,
          suggestion: `Take it out of ${library.file}, if nobody needs it`,
        });
        return;
      }
    }
    if (isGone) {
      if (!isSameValue(base, current)) this.#conflict(sides, path);
      else {
        delete items[id];
        this.changes.push({ path, before: base, after: undefined });
      }
      return;
    }
    const mine = items[id];
    const opened: PlainMap = isMap(mine)
      ? mine
      : mine === undefined || mine === ''
        ? {}
        : { name: mine };
    const count = this.changes.length;
    this.#keys(ELEMENT.test(path.join('.')) ? withTechnology(sides) : sides, opened, path);
    if (this.changes.length === count) return;
    const keys = Object.keys(opened);
    if (keys.length === 0) delete items[id];
    else if (isMap(mine) || keys.length > 1 || opened.name === undefined) items[id] = opened;
    else items[id] = opened.name;
  }

  #scalar(sides: Sides, holder: PlainMap, path: Path, note?: string): void {
    const { base, edited, current } = sides;
    const key = String(path.at(-1));
    if (!isSameValue(base, current)) {
      this.#conflict(sides, path);
      return;
    }
    if (this.#isWritten(sides, path)) return;
    const mine = holder[key];
    if (edited === undefined) delete holder[key];
    else
      holder[key] =
        typeof mine === 'string' && typeof base === 'string' && typeof edited === 'string'
          ? mergeText(mine, base, edited)
          : edited;
    this.#change(path, base, edited, note);
  }

  #list(sides: Sides, holder: PlainMap, path: Path, mergeItem: MergeItem, note?: string): void {
    const key = String(path.at(-1));
    const [base, edited, current] = [sides.base, sides.edited, sides.current].map(listOf) as [
      Plain[],
      Plain[],
      Plain[],
    ];
    const mine = holder[key];
    const own = mine === '' ? [] : listOf(mine);
    if (own.length !== current.length) {
      this.#obstacle(sides, path, 'edit-without-field', {
        message: 'The points of this list cannot be told from each other in the document',
        suggestion: `Change \`${path.join('.')}\` in the model`,
      });
      return;
    }
    if (this.#isWritten(sides, path)) return;
    const toEdited = alignLists(base, edited);
    const toCurrent = alignLists(base, current);
    const slots = own.map((value) => ({ value, isGone: false, behind: [] as Plain[] }));
    const first: Plain[] = [];
    const taken = new Map<string, Plain>();
    for (const [index, old] of base.entries()) {
      if (toEdited.forward.has(index)) continue;
      const at = toCurrent.forward.get(index);
      const slot = at === undefined ? undefined : slots[at];
      if (slot === undefined || at === undefined) continue;
      if (!isSameValue(old, current[at])) {
        this.#conflict({ base: old, edited: undefined, current: current[at] }, [...path, at]);
        continue;
      }
      slot.isGone = true;
      taken.set(JSON.stringify(old), slot.value);
      this.#change([...path, at], old, undefined, note);
    }
    let behind = first;
    for (const [index, fresh] of edited.entries()) {
      const from = toEdited.backward.get(index);
      if (from === undefined) {
        const isThere = current.some(
          (item, at) => isSameValue(item, fresh) && !toCurrent.backward.has(at),
        );
        if (isThere) continue;
        behind.push(taken.get(JSON.stringify(fresh)) ?? fresh);
        this.#change([...path, index], undefined, fresh, note);
        continue;
      }
      const old = base[from] as Plain;
      const at = toCurrent.forward.get(from);
      const slot = at === undefined ? undefined : slots[at];
      if (slot !== undefined) behind = slot.behind;
      if (isSameValue(old, fresh)) continue;
      if (slot === undefined || at === undefined) {
        this.#conflict({ base: old, edited: fresh, current: undefined }, [...path, index]);
        continue;
      }
      const now = current[at];
      if (isSameValue(now, fresh)) continue;
      if (!isSameValue(old, now)) {
        this.#conflict({ base: old, edited: fresh, current: now }, [...path, at]);
        continue;
      }
      slot.value = mergeItem(slot.value, old, fresh);
      this.#change([...path, at], old, fresh, note);
    }
    const merged = [
      ...first,
      ...slots.flatMap(({ value, isGone, behind: more }) => (isGone ? more : [value, ...more])),
    ];
    const [only, ...more] = merged;
    if (only === undefined) delete holder[key];
    else if (more.length === 0 && mine !== undefined && !Array.isArray(mine)) holder[key] = only;
    else holder[key] = merged;
  }

  /** Where a field that an element does not set comes from, by `same-as`. */
  #originOf(element: PlainMap, field: string): { holder: PlainMap; path: Path } | undefined {
    const seen = new Set<PlainMap>();
    let at: PlainMap = element;
    while (typeof at['same-as'] === 'string' && !seen.has(at)) {
      seen.add(at);
      const place = this.#elementAt(at['same-as']);
      if (place === undefined) return undefined;
      if (place.holder[field] !== undefined)
        return { holder: place.holder, path: [...place.path, field] };
      at = place.holder;
    }
    return undefined;
  }

  #elementAt(reference: string): { holder: PlainMap; path: Path } | undefined {
    const steps = reference.split('.');
    const id = steps.at(-1) ?? '';
    const view = viewPath(steps.slice(0, -1));
    for (const shelf of ['elements', 'boundaries']) {
      const path = [...view, shelf, id];
      let value: Plain | undefined = this.root;
      for (const step of path) value = valueIn(value, step);
      if (isMap(value)) return { holder: value, path };
    }
    return undefined;
  }

  #libraryOf(path: Path): Library | undefined {
    return this.#libraries.find((library) => {
      let value: Plain | undefined = library.value;
      for (const step of path) value = valueIn(value, String(step));
      return value !== undefined;
    });
  }

  /** True when the field was written already; twice in different words is a conflict. */
  #isWritten(sides: Sides, path: Path): boolean {
    const place = path.join('.');
    if (!this.#written.has(place)) {
      this.#written.set(place, sides.edited);
      return false;
    }
    const known = this.#written.get(place);
    if (!isSameValue(known, sides.edited))
      this.#obstacle(sides, path, 'edit-conflict', {
        message: 'The document shows this in two places, and they were changed differently',
        suggestion: 'Make both say the same',
      });
    return true;
  }

  #change(path: Path, before: Plain | undefined, after: Plain | undefined, note?: string): void {
    this.changes.push({ path, before, after, ...(note === undefined ? {} : { note }) });
  }

  conflict(sides: Sides, path: Path): void {
    this.#conflict(sides, path);
  }

  #conflict(sides: Sides, path: Path): void {
    this.#obstacle(sides, path, 'edit-conflict', {
      message: `The document says ${shown(sides.edited)}, and the model was changed to ${shown(sides.current)}`,
      suggestion: 'Make one of them say what is right, and import again',
    });
  }

  #obstacle(
    { base, edited }: Sides,
    path: Path,
    code: Obstacle['code'],
    words: { message: string; suggestion: string },
  ): void {
    this.obstacles.push({ path, before: base, after: edited, code, ...words });
  }
}

/** A view's place in a model, by its name in references. */
export function viewPath(steps: readonly string[]): string[] {
  const [view = '', ...environment] = steps;
  return environment.length === 0 ? [view] : [view, 'environments', ...environment];
}

/** Characters of a value that a line of a message shows. */
const SHOWN = 80;

/** A value in a line of a message. */
function shown(value: Plain | undefined): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line}"`;
}

/** A change in a line of a message: of long texts the part that is different. */
export function shownChange({ before, after }: Pick<Change, 'before' | 'after'>): string {
  const isLong = (value: Plain | undefined) => typeof value === 'string' && value.length > SHOWN;
  if (typeof before !== 'string' || typeof after !== 'string' || !(isLong(before) || isLong(after)))
    return `${shown(before)} → ${shown(after)}`;
  const { start, gone, come } = changedPart(before, after);
  // A word before it says where.
  const from = Math.max(0, before.lastIndexOf(' ', Math.max(0, start - 2)) + 1);
  const lead = `${from > 0 ? '…' : ''}${before.slice(from, start)}`;
  return `${shown(lead + gone)} → ${shown(lead + come)}`;
}

function sidesOf({ base, edited, current }: Sides, key: string): Sides {
  return { base: valueIn(base, key), edited: valueIn(edited, key), current: valueIn(current, key) };
}

function keysOf(value: Plain | undefined): string[] {
  return isMap(value) ? Object.keys(value) : [];
}

/** True in views and elements: elsewhere these keys mean something else. */
function isDrawnPlace(path: Path): boolean {
  return ['context', 'container', 'deployment', 'build'].includes(String(path[0]));
}

function isDrawnOnly(element: Plain | undefined): boolean {
  return valueIn(element, 'listed') === false;
}

function newItem(value: Plain | undefined): Plain {
  const item = Object.fromEntries(
    Object.entries(isMap(value) ? value : {}).filter(([key]) => !DRAWN.includes(key)),
  );
  return Object.keys(item).length === 0 ? '' : item;
}

/** Tables print `Type (Technology)`. */
function withTechnology(sides: Sides): Sides {
  const { base, edited } = sides;
  const technology = valueIn(base, 'technology');
  if (technology === undefined || valueIn(edited, 'technology') !== undefined || !isMap(edited))
    return sides;
  const whole = String(edited.type ?? '');
  const known = ` (${String(technology)})`;
  if (whole.endsWith(known))
    return { ...sides, edited: { ...edited, type: whole.slice(0, -known.length), technology } };
  const [, type, other] = /^(.+) \((.+)\)$/.exec(whole) ?? [];
  return type === undefined || other === undefined
    ? sides
    : { ...sides, edited: { ...edited, type, technology: other } };
}

/** A section without a slot: its place stays, its name and text may change. */
function mergeExtra(mine: Plain, before: Plain, after: Plain): Plain {
  if (!isMap(mine)) return after;
  const merged: PlainMap = { ...mine };
  for (const key of ['name', 'text']) {
    const [old, fresh, own] = [valueIn(before, key), valueIn(after, key), merged[key]];
    if (isSameValue(old, fresh)) continue;
    if (fresh === undefined) delete merged[key];
    else
      merged[key] =
        typeof own === 'string' ? mergeText(own, String(old ?? ''), String(fresh)) : fresh;
  }
  return merged;
}
