export type SectionName =
  | 'business'
  | 'security'
  | 'design'
  | 'context'
  | 'container'
  | 'deployment'
  | 'build'
  | 'risk'
  | 'questions';

/** The sections in their order, with the wordings seen in documents. */
const NAMES: readonly (readonly [SectionName, RegExp])[] = [
  ['business', /^business posture$/],
  ['security', /^security posture$/],
  ['design', /^(?:system )?(?:design|design architecture|architecture)$/],
  ['context', /^(?:c4 |system )context(?: diagram| view)?$/],
  ['container', /^c4 containers?(?: diagram| view)?$/],
  ['deployment', /^(?:c4 )?deployment(?: architecture| diagram| view)?$/],
  ['build', /^build(?: pipeline| process(?: security)?| diagram)?$/],
  ['risk', /^risk assessment$/],
  ['questions', /^questions (?:&|and|&amp;) assumptions$/],
];

/** Sections that only this kind of document has: two of them make one. */
export const TELLING_SECTIONS: ReadonlySet<SectionName> = new Set<SectionName>([
  'business',
  'security',
  'context',
  'container',
  'risk',
  'questions',
]);

/** The section that a heading names. */
export function sectionName(heading: string): SectionName | undefined {
  if (heading.length > 60) return undefined;
  const plain = heading
    .replace(/[*_`#¶]/g, '')
    .replace(/^\s*\d+[.)]\s*/, '')
    .replace(/\s*:\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  return NAMES.find(([, pattern]) => pattern.test(plain))?.[0];
}
