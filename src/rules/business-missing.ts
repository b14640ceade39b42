import type { Rule } from '../rule.ts';

export default {
  title: 'The model says what the system is for',
  severity: 'note',
  why: 'What counts as a bad impact follows from what the business wants. NIST SP 800-39 has an organisation frame risk, that is say what it is there for, before it assesses any.',
  bad: `context:
  elements:
    web-shop: {type: Software System}
`,
  good: `business:
  goals: [Sell shoes to returning customers]
context:
  elements:
    web-shop: {type: Software System}
`,
  check({ business }, report) {
    if (business.description !== undefined || business.goals.length > 0) return;
    report({
      path: ['business'],
      at: 'key',
      message: 'The model does not say what the system is for',
      suggestion: 'Add `business` with a `description` or `goals`',
    });
  },
} satisfies Rule;
