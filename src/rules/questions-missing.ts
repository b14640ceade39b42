import type { Rule } from '../rule.ts';

export default {
  title: 'The model says what is not known yet',
  severity: 'note',
  why: 'A design without open questions is rare; one that names them tells reviewers where to look first.',
  bad: `context:
  elements:
    library: {type: Software System}
`,
  good: `context:
  elements:
    library: {type: Software System}
questions:
  - text: How long is the loan history of a reader kept?
    assumption: Until the book is back.
`,
  check(design, report) {
    if (design.questions.length > 0) return;
    report({
      path: ['questions'],
      message: 'The model asks no questions',
      suggestion: 'Add `questions` with what you would ask the team, each with an assumption',
    });
  },
} satisfies Rule;
