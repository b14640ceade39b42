import { ID } from '../model/forms.ts';
import { nameOfId } from '../model/views.ts';

/** Longest id made of a name, in characters; an id is typed by hand. */
const LONGEST = 48;

/** Words that say little at the start of an id made of a whole sentence. */
const FILLERS = new Set([
  'a',
  'an',
  'the',
  'of',
  'to',
  'for',
  'and',
  'or',
  'in',
  'on',
  'with',
  'is',
]);

/** Ids made of names, each once. */
export class Ids {
  readonly #taken: Set<string>;
  /** The next number to try behind an id, so that many equal names cost no more than others. */
  readonly #next = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** An id for a name; with `wanted` that one, if it is an id and not taken. */
  make(name: string, wanted?: string): string {
    const base = wanted !== undefined && ID.test(wanted) ? wanted : idOf(name);
    let id = base;
    let count = this.#next.get(base) ?? 2;
    for (; this.#taken.has(id); count++) id = `${base}-${count}`;
    this.#next.set(base, count);
    this.#taken.add(id);
    return id;
  }
}

/** The id that a name gives: its letters: at most six words; of a sentence the first four that say something. */
export function idOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const telling = words.length > 5 ? words.filter((word) => !FILLERS.has(word)) : words;
  let id = '';
  for (const word of telling.slice(0, telling.length < words.length ? 4 : 6)) {
    const longer = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`;
    if (longer.length > LONGEST) break;
    id = longer;
  }
  if (ID.test(id)) return id;
  return id === '' ? 'item' : `n-${id}`;
}

/** The name to write beside an id: none when the id in words is the same. */
export function nameBeside(id: string, name: string): string | undefined {
  return nameOfId(id) === name ? undefined : name;
}
