import type { Section } from './section.ts';

/** The sections of a use, in the order in which they are asked. */
export function sectionNames(
  sections: Readonly<Record<string, Section>>,
  use: Section['use'],
): string[] {
  return Object.keys(sections)
    .filter((name) => sections[name]?.use === use)
    .sort((a, b) => (sections[a]?.rank ?? 0) - (sections[b]?.rank ?? 0));
}

/** The sections that a first draft goes through. */
export function firstSections(sections: Readonly<Record<string, Section>>): string[] {
  return sectionNames(sections, 'draft').filter((name) => sections[name]?.optional !== true);
}
