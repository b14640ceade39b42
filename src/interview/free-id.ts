import { ID } from '../model/forms.ts';

/** Longest id made of a name, in characters: what a person would still write by hand. */
const LONGEST = 40;

/**
 * An id for a name that none of the given things has: `Card data` → `card-data`, `card-data-2`. A
 * name without Latin letters gives the word that says what it is.
 */
export function freeId(name: string, taken: { has(id: string): boolean }, word: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const short = slug.length <= LONGEST ? slug : slug.slice(0, LONGEST).replace(/-[^-]*$/, '');
  const stem = ID.test(short) ? short : ID.test(`${word}-${short}`) ? `${word}-${short}` : word;
  for (let count = 1; ; count++) {
    const id = count === 1 ? stem : `${stem}-${count}`;
    if (!taken.has(id)) return id;
  }
}
