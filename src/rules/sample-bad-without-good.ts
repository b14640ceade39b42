import { sampleListsOf } from '../model/sections-of.ts';
import type { Rule } from '../rule.ts';

export default {
  title: 'A bad example is followed by a good one',
  severity: 'warning',
  why: 'Readers copy code. Whoever sees only what not to do still has to find out what to do. The good one may be a sample of its own in the same list.',
  bad: `guide:
  practices:
    passwords:
      samples:
        - bad: password = "opensesame"
`,
  good: `guide:
  practices:
    passwords:
      samples:
        - bad: password = "opensesame"
          good: password = os.environ["PASSWORD"]
`,
  check(design, report) {
    for (const { samples, path, subject } of sampleListsOf(design)) {
      const index = samples.findIndex(({ bad }) => bad !== undefined);
      if (index < 0 || samples.some(({ good }) => good !== undefined)) continue;
      report({
        path: [...path, index, 'bad'],
        subject,
        message: 'The sample shows how not to do it and nothing shows how to do it',
        suggestion: 'Add `good`',
      });
    }
  },
} satisfies Rule;
