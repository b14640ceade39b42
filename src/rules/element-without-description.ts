import { completeElementsOf, isDescribed } from '../model/complete-elements.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Every listed element is described',
  severity: 'warning',
  why: 'A reviewer who does not know what a thing does cannot say what could go wrong with it. The notation of the C4 model asks for a short description of every element.',
  bad: `container:
  elements:
    loan-service:
      type: Service
`,
  good: `container:
  elements:
    loan-service:
      type: Service
      description: Lends books and sends reminders.
`,
  check(design, report) {
    for (const { element, path, subject } of completeElementsOf(design)) {
      if (!isDescribed(element) || element.description !== undefined) continue;
      report({
        path,
        at: 'key',
        subject,
        message: `${quote(subject)} has no description`,
        suggestion: 'Add `description`, or `listed: false` if it is only to be drawn',
      });
    }
  },
} satisfies Rule;
