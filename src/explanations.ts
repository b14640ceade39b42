import { FINDING_SEVERITIES } from './diagnostic.ts';
import type { Explanation } from './explanation.ts';
import { readingCodes } from './read/finding-codes.ts';
import { EXAMPLE_HEAD } from './rule.ts';
import { rules } from './shelves/rules.ts';
import { documentCodes } from './write/finding-codes.ts';

const GATE: Explanation = {
  title: 'No unmitigated risk reaches the gate',
  severity: 'error',
  always: true,
  why: 'The gate says from which severity on a risk that is open, planned or lapsed stops a release.',
  bad: `${EXAMPLE_HEAD}gate: high\nrisks:\n  card-theft: {likelihood: high, impact: high}\n`,
  good: `${EXAMPLE_HEAD}gate: high\nrisks:\n  card-theft: {likelihood: low, impact: high}\n`,
};

/** Every code that a finding can have, by code. */
export const explanations: ReadonlyMap<string, Explanation> = new Map(
  [
    ...readingCodes,
    ...Object.entries(rules).map(([code, { title, severity, why, bad, good, ...rule }]) => {
      const explanation = {
        title,
        severity,
        why,
        bad: EXAMPLE_HEAD + bad,
        good: EXAMPLE_HEAD + good,
      };
      return [
        code,
        'always' in rule ? { ...explanation, always: true as const } : explanation,
      ] as const;
    }),
    ...documentCodes,
    ['risk-above-gate', GATE] as const,
  ].sort(([left], [right]) => (left < right ? -1 : 1)),
);

/** One finding in full, as text. */
export function explainCode(
  code: string,
  { title, severity, why, bad, good, always }: Explanation,
): string {
  const settable = always
    ? 'It cannot be set aside.'
    : 'Set it aside with `suppress`, or change its severity with `rules`, and say why.';
  const parts = [`${code} (${severity})\n\n${title}. ${why}\n${settable}`];
  if (bad !== '') parts.push(`Bad:\n\n${indent(shortened(bad))}`, `Good:\n\n${indent(good)}`);
  return `${parts.join('\n\n')}\n`;
}

/** All codes with their titles, errors first. */
export function listCodes(): string {
  const width = Math.max(...[...explanations.keys()].map((code) => code.length));
  const groups = FINDING_SEVERITIES.map((severity) => {
    const lines = [...explanations]
      .filter(([, explanation]) => explanation.severity === severity)
      .map(([code, { title }]) => `  ${code.padEnd(width)}  ${title}`);
    return `${severity}\n${lines.join('\n')}\n`;
  });
  return `${groups.join('\n')}\nthreatdoc explain <code> says more.\n`;
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}

/** Examples of what is too long are not shown whole. */
function shortened(text: string): string {
  return text.replace(/^(.{100}).{20,}$/gm, '$1…');
}
