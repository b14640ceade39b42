import { z } from 'zod';

/** How bad: the severity of a risk, and how much a loss of data would hurt. Least first. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type RiskSeverity = (typeof SEVERITIES)[number];
export const severity = z.enum(SEVERITIES);

/** How likely, least first. */
export const LIKELIHOODS = ['low', 'medium', 'high'] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];
export const likelihood = z.enum(LIKELIHOODS);

/** How much protection a kind of data needs, least first. */
const LEVELS = ['none', ...SEVERITIES] as const;
export const level = z.enum(LEVELS);

/** The impact of a risk has the same four words as its severity. */
export type Impact = RiskSeverity;

/** Likelihood × impact → severity. */
export type RiskMatrix = Readonly<Record<Likelihood, Readonly<Record<Impact, RiskSeverity>>>>;

/** The matrix that holds unless a model or its organisation sets another one. */
export const DEFAULT_MATRIX: RiskMatrix = {
  low: { low: 'low', medium: 'low', high: 'medium', critical: 'high' },
  medium: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  high: { low: 'medium', medium: 'high', high: 'critical', critical: 'critical' },
};
