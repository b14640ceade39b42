import type { ModelValue } from '../importer.ts';
import { nameOfId } from '../model/views.ts';
import type { Fields } from './draft.ts';

const SYSTEM = /^(?:software |this |the |our )?system(?: in scope)?$/i;

/** People, and what others run. */
const OTHERS = /\b(?:person|people|user|actor|role|external|third[- ]party)\b/i;

/** Words after the name of a system that a text leaves out: "Kamal" for "Kamal Application (CLI)". */
const APPENDIX =
  /(?:\s*\([^()]*\)|\s+(?:application|app|core|engine|framework|library|package|platform|project|service|software|system|tool|website))+$/i;

/**
 * The element of a context that a document is about: the only one that is typed as a system; of several
 * (or when none is typed so, of all that are neither people nor others' systems) the one that the
 * opening of the document speaks of first. Undefined when nothing tells.
 */
export function middleOf(
  elements: ReadonlyMap<string, Fields>,
  opening: string,
): [id: string, fields: Fields] | undefined {
  const all = [...elements];
  const systems = all.filter(([, { type }]) => isSystem(type));
  if (systems.length === 1) return systems[0];
  const candidates =
    systems.length > 0 ? systems : all.filter(([, { type }]) => !OTHERS.test(String(type ?? '')));
  const words = ` ${wordsIn(opening)} `;
  const [first] = candidates
    .map((element) => ({ element, place: placeIn(words, nameOf(element)) }))
    .filter(({ place }) => place >= 0)
    .sort((left, right) => left.place - right.place || longerName(left.element, right.element));
  return first?.element;
}

/** True of the type of what a document is about. */
export function isSystem(type: ModelValue): boolean {
  return SYSTEM.test(String(type));
}

/** The element that has a name, or that name and words of sort: `Kamal (CLI)` is Kamal. */
export function elementOfName(
  elements: readonly [id: string, fields: Fields][],
  name: string,
): [id: string, fields: Fields] | undefined {
  const wanted = wordsIn(name);
  return elements.find((element) =>
    [nameOf(element), nameOf(element).replace(APPENDIX, '')].some(
      (words) => wordsIn(words) === wanted,
    ),
  );
}

function nameOf([id, { name }]: [string, Fields]): string {
  return String(name ?? nameOfId(id));
}

function longerName(left: [string, Fields], right: [string, Fields]): number {
  return nameOf(right).length - nameOf(left).length;
}

function placeIn(words: string, name: string): number {
  const places = [name, name.replace(APPENDIX, '')]
    .map(wordsIn)
    .filter((key) => key !== '')
    .map((key) => words.indexOf(` ${key} `))
    .filter((place) => place >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

function wordsIn(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
