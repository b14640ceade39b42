import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'An avoided risk says what is no longer done',
  severity: 'warning',
  why: 'A risk is avoided by not starting or not going on with what brings it about (ISO 31000:2018, 6.5.2); whoever does that thing again has to know.',
  bad: `risks:
  stored-cards:
    name: Card numbers are stolen from the shop
    treatment: avoid
`,
  good: `risks:
  stored-cards:
    name: Card numbers are stolen from the shop
    treatment: avoid
    reason: The shop no longer stores cards; customers type them into the page of the bank.
`,
  check(design, report) {
    for (const [id, { treatment, reason }] of design.risks) {
      if (treatment !== 'avoid' || reason !== undefined) continue;
      report({
        path: ['risks', id, 'treatment'],
        subject: `risks.${id}`,
        message: `The avoided risk ${quote(id)} lacks \`reason\``,
        suggestion: 'Add `reason`: what is no longer done',
      });
    }
  },
} satisfies Rule;
