import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A suppression still holds',
  severity: 'warning',
  why: 'After its last day the finding is reported again, so the suppression only seems to do something.',
  bad: `context:
  elements:
    reader: {type: Person}
suppress:
  - finding: element-without-controls
    at: context.reader
    reason: The new reader cards are not decided yet
    until: 2024-12-31
`,
  good: `context:
  elements:
    reader: {type: Person}
suppress:
  - finding: element-without-controls
    at: context.reader
    reason: The new reader cards are not decided yet
    until: 2035-06-30
`,
  check(design, report, { today }) {
    for (const [index, { finding, at, until }] of design.suppress.entries()) {
      if (today === undefined || until === undefined || today <= until) continue;
      report({
        path: ['suppress', index, 'until'],
        ...(at === undefined ? {} : { subject: at }),
        message: `The suppression of ${quote(finding)} held until ${until}, which has passed`,
        suggestion: 'Remove it, or decide again and set a later day',
      });
    }
  },
} satisfies Rule;
