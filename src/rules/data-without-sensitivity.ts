import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Registered data says how sensitive it is',
  severity: 'warning',
  why: 'How data has to be protected follows from what its loss would mean. OWASP ASVS 4.0.3, V1.8.1, wants sensitive data identified and classified into protection levels.',
  bad: `data:
  loan-history: {name: Loan history}
`,
  good: `data:
  loan-history: {name: Loan history, confidentiality: high, integrity: medium, availability: low}
`,
  check(design, report) {
    for (const [id, asset] of design.data) {
      const { sensitivity, confidentiality, integrity, availability } = asset;
      if (sensitivity ?? confidentiality ?? integrity ?? availability) continue;
      report({
        path: ['data', id],
        at: 'key',
        subject: `data.${id}`,
        message: `The data ${quote(id)} does not say how sensitive it is`,
        suggestion: 'Add `sensitivity`, or `confidentiality`, `integrity` and `availability`',
      });
    }
  },
} satisfies Rule;
