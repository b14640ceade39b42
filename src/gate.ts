import type { Problem } from './diagnostic.ts';
import type { Design } from './model/design.ts';
import { type RiskSeverity, SEVERITIES } from './model/levels.ts';
import { isUnmitigated, severityOf, standingOf } from './model/risk-standing.ts';
import type { Gate } from './model/settings.ts';
import { nameOfId } from './model/views.ts';

/** What of the register counts against the gate. */
export interface Gated {
  readonly problems: readonly Problem[];
  /** Unmitigated risks by severity. */
  readonly risks: Readonly<Record<RiskSeverity | 'unrated', number>>;
}

/**
 * Counts the unmitigated risks and reports those at or above the gate. A risk without likelihood
 * or impact may be of any severity, so it fails every gate until somebody rates it.
 *
 * @param gate overrides the model's own; without either nothing fails
 */
export function gateProblems(
  design: Design,
  today?: string,
  gate: Gate = design.gate ?? 'never',
): Gated {
  const risks = { low: 0, medium: 0, high: 0, critical: 0, unrated: 0 };
  const problems: Problem[] = [];
  for (const [id, risk] of design.risks) {
    const standing = standingOf(risk, design, today);
    if (!isUnmitigated(standing)) continue;
    const severity = severityOf(risk, design);
    risks[severity ?? 'unrated']++;
    if (gate === 'never') continue;
    if (severity !== null && SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(gate)) continue;
    const words = severity === null ? 'has no likelihood or impact and is' : `is ${severity} and`;
    problems.push({
      code: 'risk-above-gate',
      severity: 'error',
      path: ['risks', id],
      at: 'key',
      subject: `risks.${id}`,
      message: `The risk \`${risk.name ?? nameOfId(id)}\` ${words} ${standing}, expected below ${gate}`,
      suggestion:
        severity === null ? 'Rate it' : 'Mitigate it, or decide to accept, transfer or avoid it',
    });
  }
  return { problems, risks };
}
