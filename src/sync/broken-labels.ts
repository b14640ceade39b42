import {
  CONTROL_LABELS,
  DATA_LABELS,
  ELEMENT_LABELS,
  viewPart,
} from '../import-markdown/own/own-labels.ts';
import { type ChangedLine, lineChanges } from './line-changes.ts';

/** Lines with which our templates announce a list or a table. */
const ANNOUNCEMENTS: ReadonlySet<string> = new Set([
  'Contents:',
  'Business priorities and goals:',
  'Most important business risks that need to be addressed:',
  'Existing security controls:',
  'Accepted risks:',
  'Recommended security controls:',
  'Security requirements:',
  'Critical business processes we are trying to protect:',
  'Data we are trying to protect and their sensitivity:',
  'Risks by likelihood and impact, each cell with the severity that follows:',
  'Risks, most severe first:',
  'About each risk:',
  'Questions:',
  'Assumptions:',
  'In scope:',
  'Out of scope:',
  '| Version | Supported |',
  'Where to report:',
  'Where to report, in order of preference:',
  'Please include:',
  'After a report, you can expect:',
  '**Bad:**',
  '**Good:**',
  '| ID | Risk | Affects | STRIDE | Likelihood | Impact | Severity | Treatment | Controls | Residual severity | Owner | Status |',
]);

/** The headings that our templates bring, of which the text below is a field of its own. */
const HEADINGS: readonly RegExp[] = [
  /^## (?:Scope|Supported Versions|Reporting a Vulnerability|Response Timeline|Disclosure Policy)$/,
  /^## (?:Security considerations|Checklists|References|Reporting a vulnerability)$/,
];

/** `- Name: …`: the names of fields of points that stand below nothing. */
const FIELDS = [
  'Repository',
  'Owners',
  'Security contacts',
  'Name',
  'security control',
  'accepted risk',
  'Acknowledgement',
  'Status update',
  'Fix, by severity',
];

/** Those of what stands below a point. There are topics of requirements with such names, too. */
const FIELDS_BELOW = [
  ...ELEMENT_LABELS,
  'Protocol',
  'Authentication',
  'Encrypted',
  ...CONTROL_LABELS,
  ...DATA_LABELS,
  'Business risks',
  'Treatment holds until',
  'Ticket',
  'CVSS',
  'References',
  'Default assumption',
  'PGP',
];

const FIELD = new RegExp(
  `^(?:- (?:<a id="[^"]*"></a>)?(?:${FIELDS.join('|')})|\\s+- (?:${FIELDS_BELOW.join('|')})):`,
);

/** Whoever edits may write a point in another way. */
const OTHER_BULLET = /^(\s*)[*+] /gm;

/**
 * Labels that were edited, or taken off what they name: without its label nobody can tell what a
 * text is, so that it would go to another field.
 */
export function brokenLabels(base: string, edited: string): ChangedLine[] {
  const after = edited.replace(OTHER_BULLET, '$1- ');
  const changes = lineChanges(base, after);
  if (changes === undefined) return [];
  const lines = base.split('\n');
  const left = new Set(after.split('\n'));
  const announced = (label: string) => {
    const at = lines.indexOf(label);
    return lines.slice(at + 1).find((line) => line.trim() !== '') ?? '';
  };
  const isLost = ({ text }: ChangedLine) =>
    (isAnnouncement(text) || HEADINGS.some((heading) => heading.test(text))) &&
    !left.has(text) &&
    left.has(announced(text));
  const isRenamed = ([before, after]: readonly [ChangedLine, ChangedLine]) => {
    const hasLabel = FIELD.test(before.text) && after.text.trim() !== '';
    return hasLabel && !isSameLevel(before.text, after.text);
  };
  return [
    ...changes.gone.filter(isLost),
    ...changes.pairs.filter(isRenamed).map(([, after]) => after),
  ];
}

/** True for a line with which a template announces a list or a table. */
export function isAnnouncement(line: string): boolean {
  return ANNOUNCEMENTS.has(line) || viewPart(line) !== undefined;
}

/** True when both have a label, or the second stands at another depth and is another thing. */
function isSameLevel(before: string, after: string): boolean {
  const depth = (line: string) => line.length - line.trimStart().length;
  return FIELD.test(after) || depth(before) !== depth(after);
}
