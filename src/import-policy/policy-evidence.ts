import { fenced } from '../import-markdown/fenced.ts';
import type { SourceLine } from '../import-markdown/source-line.ts';
import { isPolicyTitle, type PolicyHeading, policyHeading } from './policy-heading.ts';
import { sampleComment } from './sample-label.ts';

/** How sure a heading makes one that a document is a policy or a guide. */
const WEIGHT: Readonly<Partial<Record<PolicyHeading, number>>> = {
  versions: 3,
  reporting: 3,
  disclosure: 2,
  response: 1,
  practices: 2,
  checklist: 1,
  considerations: 1,
  'out-of-scope': 1,
  'in-scope': 1,
};

/** From here on a document is taken for a policy or a guide. */
const ENOUGH = 3;

/** What was looked for, for those whose document is something else. */
export const POLICY_EVIDENCE =
  'for a security policy or guide: headings such as Supported Versions, Reporting a Vulnerability, Disclosure, Security Best Practices, the title Security Policy, or the file name SECURITY.md';

/** Names of files that hold a security policy, whatever its language. */
const FILE = /^security(?:[-_. ]?policy)?\.\w+$/i;

/**
 * True for lines with the headings of a security policy or a guide to secure use, with code that is
 * marked as bad and as good, or of a file with the name that forges look for.
 */
export function hasPolicyEvidence(lines: readonly SourceLine[], fileName = ''): boolean {
  const kinds = new Set<PolicyHeading>();
  const isNamed = FILE.test(fileName) && lines.some(({ text }) => /\p{L}{2}/u.test(text));
  let score = isNamed ? ENOUGH : showsBadAndGood(lines) ? 2 : 0;
  let isFirst = true;
  let practices = 0;
  for (const [index, { line, isCode }] of fenced(lines).entries()) {
    const heading = isCode ? undefined : headingOf(line.text, lines[index + 1]?.text);
    if (heading === undefined) continue;
    if (isFirst && isPolicyTitle(heading)) score += ENOUGH;
    isFirst = false;
    const kind = policyHeading(heading);
    // One heading about defences can stand in any document, two of them make a guide.
    if (kind === 'practices' && ++practices === 2) score++;
    if (kind === undefined || kinds.has(kind)) continue;
    kinds.add(kind);
    score += WEIGHT[kind] ?? 0;
  }
  return score >= ENOUGH;
}

/** True for code with a comment that marks what follows as bad, and one that marks it as good. */
function showsBadAndGood(lines: readonly SourceLine[]): boolean {
  const verdicts = new Set<string>();
  for (const { line, isCode } of fenced(lines)) {
    const found = isCode ? sampleComment(line.text.trim()) : undefined;
    if (found !== undefined) verdicts.add(found.verdict);
  }
  return verdicts.size === 2;
}

/** True for lines with a heading over supported versions or over how to report. */
export function tellsWhereToReport(lines: readonly SourceLine[]): boolean {
  return lines.some(({ text }, index) => {
    const heading = headingOf(text, lines[index + 1]?.text);
    const kind = heading === undefined ? undefined : policyHeading(heading);
    return kind === 'versions' || kind === 'reporting';
  });
}

/** The words of a heading: marked by `#`, underlined, or of a page that shows `¶` behind it. */
function headingOf(text: string, next = ''): string | undefined {
  if (text.length > 200) return undefined;
  const marked = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/.exec(text) ?? /^(\S.*?)¶$/.exec(text);
  if (marked !== null) return marked[1];
  return /^(?:={3,}|-{3,})\s*$/.test(next) && /^\p{L}/u.test(text) ? text : undefined;
}
