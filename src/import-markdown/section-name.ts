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
  ['context', /^(?:c4 (?:system )?|system )context(?: diagram| view)?$/],
  ['container', /^c4 containers?(?: diagram| view)?$/],
  ['deployment', /^(?:c4 )?deployment(?: architecture| diagram| view)?$/],
  ['build', /^build(?: pipeline| process(?: security)?| diagram)?$/],
  ['risk', /^risk assessment$/],
  ['questions', /^questions (?:&|and|&amp;|\+|\/) assumptions$/],
];

/** `3.`, `3.2`, `(3)`, `IV.`, `B)`, `§ 3`, `Section 3:`, each with or without what follows a number. */
const NUMBER =
  /^(?:(?:section|part|chapter|§)\s*)?(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?(?=[\s:])|\(?(?:[ivx]{1,5}|[a-z])[.)](?=\s)|\d{1,2}[.)])\s*[:–—-]?\s*/;

/** Sections that only this kind of document has: two of them make one. */
export const TELLING_SECTIONS: ReadonlySet<SectionName> = new Set<SectionName>([
  'business',
  'security',
  'context',
  'container',
  'risk',
  'questions',
]);

/** The section that a heading names, whatever number, sign or mark stands round its words. */
export function sectionName(heading: string): SectionName | undefined {
  if (heading.length > 80) return undefined;
  const plain = heading
    .replace(/<a [^>]*>|<\/a>|\{#[\w-]+\}/g, '')
    .replace(/^\s*\[([^\]]*)\]\([^)]*\)\s*$/, '$1')
    .replace(/[*_`#¶]|(?![#\d])\p{Extended_Pictographic}|:[a-z_]+:(?=\s)/gu, '')
    .replace(/[\u200d\ufe0f\u20e3]|\p{Emoji_Modifier}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(NUMBER, '')
    .replace(/\s*:\s*$/, '')
    .replace(/^c4[-: ]+(?:model[-: ]+)?/, 'c4 ')
    .trim();
  return NAMES.find(([, pattern]) => pattern.test(plain))?.[0];
}
