import calculator from 'ae-cvss-calculator';
import type { RiskSeverity } from './model/levels.ts';
import { joinWords, quote } from './wording.ts';

/** How severe a CVSS score is in words; `none` is a score of zero. */
export type CvssRating = 'none' | RiskSeverity;

/** What a well-formed vector says. */
export interface CvssResult {
  readonly version: '2.0' | '3.0' | '3.1' | '4.0';
  /** 0 to 10, with what the vector says of threat and environment. */
  readonly score: number;
  readonly rating: CvssRating;
}

const VERSIONS = [
  { version: '4.0', prefix: 'CVSS:4.0/', Vector: calculator.Cvss4P0 },
  { version: '3.1', prefix: 'CVSS:3.1/', Vector: calculator.Cvss3P1 },
  { version: '3.0', prefix: 'CVSS:3.0/', Vector: calculator.Cvss3P0 },
  { version: '2.0', prefix: '', Vector: calculator.Cvss2 },
] as const;

/** What says that a metric is not defined: allowed for any metric but those of the base group. */
const UNDEFINED_VALUES: readonly string[] = ['X', 'ND'];

interface Metric {
  readonly values: readonly string[];
  readonly required: boolean;
}

/** One sentence that says what is wrong with a CVSS vector; undefined when it is well formed. */
export function problemOfCvss(vector: string): string | undefined {
  const kind = versionOf(vector);
  return kind === undefined
    ? `Unexpected start of the CVSS vector ${quote(vector)}, expected \`CVSS:4.0/\`, \`CVSS:3.1/\`, \`CVSS:3.0/\` or, in version 2.0, the first metric`
    : problemOfMetrics(vector.slice(kind.prefix.length), metricsOf(kind));
}

/** The score of a CVSS vector; undefined when it is not well formed. */
export function scoreCvss(vector: string): CvssResult | undefined {
  const kind = versionOf(vector);
  if (kind === undefined || problemOfCvss(vector) !== undefined) return undefined;
  const { version, Vector } = kind;
  const score = new Vector(vector).calculateScores().overall;
  return { version, score, rating: ratingOf(score, version) };
}

function versionOf(vector: string): (typeof VERSIONS)[number] | undefined {
  if (/^CVSS:/i.test(vector))
    return VERSIONS.find(({ prefix }) => prefix !== '' && vector.startsWith(prefix));
  return VERSIONS.find(({ prefix }) => prefix === '');
}

/** The qualitative ratings of FIRST; version 2.0, by NVD's custom, ends at high. */
function ratingOf(score: number, version: CvssResult['version']): CvssRating {
  if (version === '2.0') return score < 4 ? 'low' : score < 7 ? 'medium' : 'high';
  if (score === 0) return 'none';
  if (score < 4) return 'low';
  if (score < 7) return 'medium';
  return score < 9 ? 'high' : 'critical';
}

/** The calculator ignores what it does not know and scores what is missing with 0. */
function problemOfMetrics(text: string, metrics: ReadonlyMap<string, Metric>): string | undefined {
  const given = new Set<string>();
  for (const part of text.split('/')) {
    const [name = '', value = '', ...rest] = part.split(':');
    const metric = metrics.get(name);
    if (metric === undefined || rest.length > 0)
      return `Unexpected ${quote(part)} in the CVSS vector, expected a metric and its value, such as \`AV:N\``;
    if (!metric.values.includes(value))
      return `Unexpected ${quote(part)} in the CVSS vector, expected one of ${joinWords(metric.values.map((one) => `\`${name}:${one}\``))}`;
    if (given.has(name)) return `Unexpected second \`${name}\` in the CVSS vector`;
    given.add(name);
  }
  const missing = [...metrics].filter(([name, { required }]) => required && !given.has(name));
  if (missing.length === 0) return undefined;
  return `The CVSS vector lacks ${joinWords(missing.map(([name]) => `\`${name}\``))}`;
}

const metricTables = new Map<string, ReadonlyMap<string, Metric>>();

function metricsOf({ version, Vector }: (typeof VERSIONS)[number]): ReadonlyMap<string, Metric> {
  const known = metricTables.get(version);
  if (known) return known;
  const metrics = new Map<string, Metric>();
  for (const [category, components] of new Vector().getRegisteredComponents()) {
    const required = category.name === 'base';
    for (const { shortName, values } of components) {
      const shown = values.filter(({ hide }) => !hide).map((value) => value.shortName);
      const allowed = shown.filter((value) => !(required && UNDEFINED_VALUES.includes(value)));
      metrics.set(shortName, { values: allowed, required });
    }
  }
  metricTables.set(version, metrics);
  return metrics;
}
