import { withoutSigns } from './without-signs.ts';

/** What a heading of a threat document announces. */
export type ThreatSection =
  | 'assets'
  | 'boundaries'
  | 'components'
  | 'flows'
  | 'questions'
  | 'overview'
  | 'controls'
  | 'threats';

const SECTIONS: readonly (readonly [ThreatSection, RegExp])[] = [
  [
    'assets',
    /^(?:(?:key|critical|protected|data|high[- ]value|sensitive|important|main|primary|valuable) )?assets(?: and .*)?$|\(assets\)\??$|^data (?:assets|classification)$|^what (?:we|to) protect/,
  ],
  ['components', /^(?:(?:system|key|main|application) )components$|^components$/],
  ['boundaries', /^(?:trust|security) boundar(?:y|ies)(?: .*)?$/],
  ['flows', /^data ?flows?(?: .*)?$/],
  [
    'questions',
    /^questions(?: (?:&|and|&amp;) assumptions)?$|^(?:open questions|(?:key |main |security )?assumptions)(?: .*)?$/,
  ],
  [
    'overview',
    /^(?:\w+ )?(?:overview|introduction|summary|scope|purpose|background|description|context)(?: .*)?$/,
  ],
  [
    'controls',
    /^(?:existing|current|recommended|proposed|planned|additional|missing) (?:security )?(?:controls|mitigations|safeguards|counter-?measures)$/,
  ],
  ['threats', /\bthreats?\b|\bstride\b|\battack surfaces?\b|\brisks?\b/],
];

/** What a heading announces; undefined when it is none of the usual ones. */
export function sectionOf(heading: string): ThreatSection | undefined {
  const words = withoutSigns(heading)
    .replace(/\s*:\s*$/, '')
    .trim()
    .toLowerCase();
  return SECTIONS.find(([, pattern]) => pattern.test(words))?.[0];
}
