import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Every risk has a treatment',
  severity: 'warning',
  why: 'A risk that nobody decided about is open. ISO 31000:2018, 6.5, has risks treated: mitigated, avoided, shared or retained by informed decision.',
  bad: `risks:
  forged-transfer:
    name: Somebody changes the account number of a transfer
    likelihood: medium
    impact: high
`,
  good: `controls:
  transfer-confirmation: {name: Confirmation of each transfer on the phone of the customer}
risks:
  forged-transfer:
    name: Somebody changes the account number of a transfer
    likelihood: medium
    impact: high
    treatment: mitigate
    controls: [transfer-confirmation]
`,
  check(design, report) {
    for (const [id, { treatment }] of design.risks) {
      if (treatment !== undefined) continue;
      report({
        path: ['risks', id],
        at: 'key',
        subject: `risks.${id}`,
        message: `The risk ${quote(id)} is open: it has no treatment`,
        suggestion: 'Add `treatment`: mitigate, accept, transfer or avoid',
      });
    }
  },
} satisfies Rule;
