import type { Design } from '../model/design.ts';
import type { DocumentKind } from '../model/document-kinds.ts';
import type { Section } from '../model/section.ts';
import type { Sides } from './change.ts';
import { knownSections } from './known-sections.ts';
import { nameSections } from './name-sections.ts';
import { isMap, keysOf, type Plain, type PlainMap, valueIn } from './plain.ts';
import { withPieces } from './with-pieces.ts';

/** Where the sections of a policy or guide are. */
const PLACES = [
  ['policy', 'sections'],
  ['guide', 'practices'],
  ['guide', 'considerations'],
  ['guide', 'checklists'],
] as const;

/** Three states of a policy or guide as they were read. */
interface ReadSides {
  readonly base: PlainMap;
  readonly edited: PlainMap;
  readonly current: PlainMap;
}

/**
 * Three states of a policy or guide with their sections, controls and samples as the model has them.
 *
 * @param design what `current` was generated from
 * @returns undefined when the sections of the model cannot be told from each other in its document
 */
export function policySides(
  read: ReadSides,
  design: Design,
  kind: DocumentKind,
): Sides | undefined {
  const { base, edited, current } = read;
  let sides: ReadSides = read;
  const shown = kind === 'security-guide' ? 'guide' : 'policy';
  for (const [part, key] of PLACES.filter(([place]) => place === shown)) {
    const [old, fresh, now] = [base, edited, current].map((side) => sectionsIn(side, part, key));
    const known = knownSections(sectionsOf(design, part, key), now, design.controls);
    if (known === undefined) return undefined;
    const before = nameSections(known, old);
    const after = nameSections(before, fresh, keysOf(known));
    sides = {
      base: withSections(sides.base, part, key, before),
      edited: withSections(sides.edited, part, key, after),
      current: withSections(sides.current, part, key, known),
    };
  }
  return sides;
}

function sectionsOf(
  { policy, guide }: Design,
  part: 'policy' | 'guide',
  key: (typeof PLACES)[number][1],
): ReadonlyMap<string, Section> {
  const holder: { readonly [key: string]: unknown } | undefined =
    part === 'policy' ? policy : guide;
  return (holder?.[key] as ReadonlyMap<string, Section> | undefined) ?? new Map();
}

function sectionsIn(side: PlainMap, part: string, key: string): Plain | undefined {
  const sections = valueIn(valueIn(side, part), key);
  const language = part === 'guide' ? valueIn(valueIn(side, part), 'language') : undefined;
  return isMap(sections)
    ? withPieces({ sections }, typeof language === 'string' ? language : 'text').sections
    : undefined;
}

function withSections(side: PlainMap, part: string, key: string, sections: PlainMap): PlainMap {
  const holder = side[part];
  if (!isMap(holder) && Object.keys(sections).length === 0) return side;
  // What most samples are written in is the language of the guide only as far as a reader can tell.
  const { [key]: _, language: __, ...fields } = isMap(holder) ? holder : {};
  const more = Object.keys(sections).length === 0 ? {} : { [key]: sections };
  return { ...side, [part]: { ...fields, ...more } };
}
