import type { Rule } from '../rule.ts';

/** An empty policy has no channel, which is the more serious finding. */
export default {
  title: 'A guide that is in the model says something',
  severity: 'note',
  why: 'Its document would be a heading and nothing else.',
  bad: `guide: {language: python}
`,
  good: `guide:
  language: python
  practices:
    secrets: {items: [Keep them out of the code.]}
`,
  check({ guide }, report) {
    if (guide === undefined || guide.text !== undefined || guide.references.length > 0) return;
    if (guide.practices.size + guide.considerations.size + guide.checklists.size > 0) return;
    report({
      path: ['guide'],
      at: 'key',
      subject: 'guide',
      message: 'The guide says nothing',
      suggestion: 'Add `practices`, or remove `guide`',
    });
  },
} satisfies Rule;
