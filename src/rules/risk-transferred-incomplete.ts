import type { Rule } from '../rule.ts';
import { joinWords, quote } from '../wording.ts';

export default {
  title: 'A transferred risk says to whom and why',
  severity: 'warning',
  why: 'A transfer moves the loss or the work to somebody, whom the document has to name. NIST SP 800-39 knows it as risk sharing or transfer.',
  bad: `risks:
  card-fraud:
    name: Orders are paid with stolen cards
    treatment: transfer
`,
  good: `risks:
  card-fraud:
    name: Orders are paid with stolen cards
    treatment: transfer
    owner: Acquiring bank
    reason: By contract the bank takes the loss when it approved the payment.
`,
  check(design, report) {
    for (const [id, risk] of design.risks) {
      if (risk.treatment !== 'transfer') continue;
      const missing = (['owner', 'reason'] as const).filter((key) => !risk[key]);
      if (missing.length === 0) continue;
      const keys = joinWords(missing.map(quote));
      report({
        path: ['risks', id, 'treatment'],
        subject: `risks.${id}`,
        message: `The transferred risk ${quote(id)} lacks ${keys}`,
        suggestion: `Add ${keys}: who bears the risk now, and on what ground`,
      });
    }
  },
} satisfies Rule;
