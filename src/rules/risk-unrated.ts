import type { Rule } from '../rule.ts';
import { joinWords, quote } from '../wording.ts';

export default {
  title: 'Every risk has a likelihood and an impact',
  severity: 'warning',
  why: 'Risk is a function of likelihood and impact (NIST SP 800-30 Rev. 1); without both there is no severity, no order and nothing for the gate to judge.',
  bad: `risks:
  forged-transfer:
    name: Somebody changes the account number of a transfer
    impact: high
`,
  good: `risks:
  forged-transfer:
    name: Somebody changes the account number of a transfer
    likelihood: medium
    impact: high
`,
  check(design, report) {
    for (const [id, risk] of design.risks) {
      const missing = (['likelihood', 'impact'] as const).filter((key) => !risk[key]);
      if (missing.length === 0) continue;
      const keys = joinWords(missing.map(quote));
      report({
        path: ['risks', id],
        at: 'key',
        subject: `risks.${id}`,
        message: `The risk ${quote(id)} has no severity: it lacks ${keys}`,
        suggestion: `Add ${keys}`,
      });
    }
  },
} satisfies Rule;
