import type { Design } from './design.ts';
import { DEFAULT_MATRIX, type RiskSeverity } from './levels.ts';
import type { Risk, Treatment } from './risk.ts';

/** How a risk stands today, most pressing first. */
export const STANDINGS = [
  'open',
  'lapsed',
  'planned',
  'mitigated',
  'accepted',
  'transferred',
  'avoided',
] as const;

/**
 * - `open`: nothing is decided;
 * - `lapsed`: what was decided held until a day that has passed, so the risk is open again;
 * - `planned`: it is to be mitigated, and a control that shall do it is missing or not yet there;
 * - `mitigated`: every control that answers it is registered and exists;
 * - `accepted`, `transferred`, `avoided`: so it was decided, and the decision holds.
 */
export type Standing = (typeof STANDINGS)[number];

const DECIDED: Readonly<Record<Exclude<Treatment, 'mitigate'>, Standing>> = {
  accept: 'accepted',
  transfer: 'transferred',
  avoid: 'avoided',
};

/**
 * How a risk stands.
 *
 * @param today `YYYY-MM-DD`; a treatment holds through its `until`. Without a day nothing lapses.
 */
export function standingOf(
  risk: Pick<Risk, 'treatment' | 'controls' | 'until'>,
  design: Pick<Design, 'controls'>,
  today?: string,
): Standing {
  if (risk.treatment === undefined) return 'open';
  if (today !== undefined && risk.until !== undefined && risk.until < today) return 'lapsed';
  if (risk.treatment !== 'mitigate') return DECIDED[risk.treatment];
  const exist = risk.controls.every((id) => design.controls.get(id)?.status === 'existing');
  return exist && risk.controls.length > 0 ? 'mitigated' : 'planned';
}

/** True while a risk counts towards the gate: nothing that works answers it and nobody took it. */
export function isUnmitigated(standing: Standing): boolean {
  return standing === 'open' || standing === 'lapsed' || standing === 'planned';
}

/** Severity from likelihood and impact by the model's matrix; null when one of the two is absent. */
export function severityOf(
  risk: Pick<Risk, 'likelihood' | 'impact'>,
  design: Pick<Design, 'matrix'>,
): RiskSeverity | null {
  if (risk.likelihood === undefined || risk.impact === undefined) return null;
  return (design.matrix ?? DEFAULT_MATRIX)[risk.likelihood][risk.impact];
}
