import { FOREIGN_HEADINGS, FOREIGN_TITLE } from './foreign-headings.ts';

/** What a heading of a policy or a guide announces. */
export type PolicyHeading =
  | 'versions'
  | 'reporting'
  | 'channel'
  | 'include'
  | 'response'
  | 'disclosure'
  | 'in-scope'
  | 'out-of-scope'
  | 'scope'
  | 'practices'
  | 'considerations'
  | 'checklist'
  | 'references'
  | 'contents'
  | 'section';

/** What a heading announces, and the wordings of it, in small letters. */
export type HeadingPattern = readonly [PolicyHeading, RegExp];

/**
 * The wordings seen in published policies and guides, the more telling ones first: `Reporting
 * guidelines` is about reporting, `Security guidelines` is a guide. `section` is what policies often
 * have and the model has no place of its own for.
 */
const HEADINGS: readonly HeadingPattern[] = [
  ['contents', /^(?:table of contents|contents|toc|on this page)$/],
  [
    'versions',
    /\b(?:supported|maintained|affected) (?:versions?|releases?|branches)|\bversions? (?:support|supported)|^(?:version|release|security) support|^support(?:ed)? (?:policy|matrix)|end of life|\beol\b|^versions$/,
  ],
  [
    'include',
    /^what (?:to|should i|should you|should be|should a report|we need|information)\b.*(?:include|provide|need|report|know|contain)|^(?:report|required|requested) (?:contents?|details|information)|^information (?:to (?:include|provide)|we need|needed)|^(?:details|what) to (?:include|provide)|^what makes a good report|^report template/,
  ],
  [
    'channel',
    /^(?:preferred|alternative|primary|secondary|recommended|other) (?:reporting |contact )?(?:methods?|channels?|options?|ways?)|^(?:reporting|contact) (?:methods?|channels?)|^(?:via|by|through|using) |^(?:option|method) \d|^(?:e-?mail|github (?:private|security)|security advisor(?:y|ies) form|private (?:vulnerability )?reporting|report privately|(?:our |public )?(?:pgp|gpg|openpgp)|encrypt|security contacts?|contact (?:the )?security)/,
  ],
  [
    'out-of-scope',
    /^(?:what is |what's )?(?:out of|not in|outside(?: of)?(?: the)?|excluded from) scope|^(?:exclusions?|non-?qualifying|ineligible)|^what (?:is|are) not (?:a |considered )?(?:security )?(?:vulnerabilit|issue)|^(?:examples of )?(?:security )?non-?(?:vulnerabilit|issues?\b)|^not (?:a )?(?:security )?(?:vulnerabilit|issues?\b|bugs?\b)/,
  ],
  [
    'in-scope',
    /^(?:what is |what's )?in[ -]scope|^qualifying (?:vulnerabilit|issue|report)|^what (?:is|are|constitutes|counts as|we consider)\b.*(?:vulnerabilit|security issue)/,
  ],
  ['scope', /^(?:security |policy |program |project )?scope(?: of (?:this|the) .*)?$/],
  [
    'response',
    /^(?:our |security |vulnerability |expected |incident )?(?:response|resolution|remediation|triage|handling)(?: and \w+)?(?: (?:times?|timelines?|targets?|process|policy|expectations?|goals?|slas?|slos?|commitments?|procedure))*$|^(?:timelines?|slas?|slos?|service levels?|what to expect|what happens (?:next|after)|our commitment|what you can expect|response$)|^what (?:we|happens).*(?:after|next|report)|^(?:severity|fix) (?:levels?|classification|timelines?|times?) (?:and|&) response/,
  ],
  [
    'disclosure',
    /(?<!\binformation |\bdata |\bsensitive )\bdisclosure\b(?! of (?:data|information))|\bembargo\b|^how .* discloses? |^publication of vulnerabilit|^coordinated vulnerabilit/,
  ],
  [
    'reporting',
    /\breport(?:ing|s)?\b.*(?:vulnerab|security|issue|bug|problem|flaw|concern)|\b(?:vulnerab|security|bug|issue)\w*\b.*\breport(?:ing|s)?\b|^(?:how to )?report(?:ing)?$|^how (?:to|do i|can i|should i) (?:report|contact|disclose|submit)|^submitting (?:a )?(?:vulnerab|report|security)|^found (?:a )?(?:vulnerab|security|bug)|^raising (?:a )?security|^(?:receiving|making) (?:security )?disclosures|^disclos(?:e|ing) (?:a |an )?(?:new )?(?:security|vulnerab|issue|bug)/,
  ],
  ['checklist', /\bcheck-?lists?\b/],
  [
    'considerations',
    /^(?:known |general |other |additional |important )?(?:security )?(?:considerations|limitations|caveats|gaps)(?: and \w+)?$|^known (?:security )?(?:issues|considerations|limitations|risks|gaps)|\bshared responsibility|^your responsibilit/,
  ],
  [
    'practices',
    /\bbest practices?\b|\bdefen[cs]es?\b|\b(?:avoid|prevent)(?:ing)? vulnerabilit|\b(?:security|secure|hardening|usage|deployment|coding|development) (?:guide(?:lines?)?|recommendations?|practices?|tips|advice)\b|\bsecur(?:ity|e) (?:principles|usage|use|configuration|defaults|coding|development|deployment)\b|^hardening\b|^(?:security )?(?:recommendations|guidelines|guidance)\b|^(?:advice|recommendations|guidance|tips) for|^using .* (?:securely|safely)|^(?:for )?(?:users|operators|developers|contributors|administrators)$/,
  ],
  [
    'references',
    /^(?:security |additional |further |external |useful |related )*(?:references?|resources?|reading|documentation|links?|pages|documents?|topics)$|^see also|^learn more|^(?:further|more) information$|^related\b/,
  ],
  [
    'section',
    /^compliance|^standards|^code quality|\bscanning\b|^security (?:updates?|testing|tests|advisories|team|features|measures|model|audits?|notifications?|contacts?)$|^advisories|^contact|^bug bount|^bount|^safe harbou?r|^acknowledg|^credits?$|^hall of fame|^thank|^threat model|^changelog|^history|^legal/,
  ],
];

/** The words of a heading without numbers, signs and marks, in small letters. */
export function headingWords(heading: string): string {
  return heading
    .replace(/[*_`#¶:]/g, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/^(?:(?:step|section|part) )?\d+(?:\.\d+)*[.)]?\s+/i, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\s+/g, ' ')
    .replace(/’/g, "'")
    .trim()
    .toLowerCase();
}

/** What a heading announces; undefined for one that says nothing of the kind. */
export function policyHeading(heading: string): PolicyHeading | undefined {
  if (heading.length > 120) return undefined;
  const words = headingWords(heading);
  return [...HEADINGS, ...FOREIGN_HEADINGS].find(([, pattern]) => pattern.test(words))?.[0];
}

/** Titles that say what the document is, wherever in them. */
const TITLES = [
  /^(?:.{0,60}\b)?(?:security(?: policy| policies| guide(?:lines)?| best practices| practices| information| overview)?|best practices?|security\.md|hardening(?: guide)?|(?:vulnerability|responsible|coordinated)? ?disclosure policy|cheat ?sheet)(?:\b.{0,60})?$/,
  /^(?:protect|protecting|securing|harden)\b/,
  /\bguide\b.{0,40}\bsecur(?:e|ing)\b/,
  FOREIGN_TITLE,
];

/** True for a heading that only names the document. */
export function isPolicyTitle(heading: string): boolean {
  const words = headingWords(heading);
  return TITLES.some((pattern) => pattern.test(words));
}
