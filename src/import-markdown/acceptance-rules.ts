import type { ModelValue } from '../importer.ts';
import type { Draft } from './draft.ts';

/** Documents accept risks without a reason, an owner and a day: a warning until somebody adds them. */
export function acceptanceRules(draft: Draft): ModelValue {
  const isIncomplete = [...draft.risks.items.values()].some(
    (risk) =>
      risk.treatment === 'accept' && [risk.reason, risk.owner, risk.until].includes(undefined),
  );
  if (!isIncomplete) return undefined;
  return {
    'risk-accepted-incomplete': {
      severity: 'warning',
      reason: 'Imported: the document does not say who accepted these risks, why and until when.',
    },
  };
}
