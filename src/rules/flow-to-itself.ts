import { flowsOf } from '../model/flows.ts';
import { viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A flow goes from one thing to another',
  severity: 'warning',
  why: 'What a thing does with itself crosses nothing; more often one of the two ends is a slip.',
  bad: `container:
  elements:
    loan-service: {type: Service}
    mail-service: {type: Service}
  flows:
    - loan-service -> loan-service: Sends reminders
`,
  good: `container:
  elements:
    loan-service: {type: Service}
    mail-service: {type: Service}
  flows:
    - loan-service -> mail-service: Sends reminders
`,
  check(design, report) {
    for (const view of viewsOf(design)) {
      for (const { flow, path, subject } of flowsOf(view)) {
        if (flow.from !== flow.to) continue;
        report({
          path,
          subject,
          message: `The flow goes from ${quote(flow.from)} to itself, expected two different ends`,
          suggestion: 'Correct one end, or say it under `responsibilities` of the element',
        });
      }
    }
  },
} satisfies Rule;
