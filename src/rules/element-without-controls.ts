import { completeElementsOf, isDescribed } from '../model/complete-elements.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Every listed element says what protects it',
  severity: 'warning',
  why: 'An element without security controls is either a gap in the system or one in its model; a reviewer has to know which.',
  bad: `container:
  elements:
    payment-service:
      type: Service
      description: Charges cards through the bank.
`,
  good: `controls:
  network-policy: {name: Network policy, description: Only the shop may call it.}
container:
  elements:
    payment-service:
      type: Service
      description: Charges cards through the bank.
      controls: [network-policy]
`,
  check(design, report) {
    for (const { element, path, subject } of completeElementsOf(design)) {
      if (!isDescribed(element) || element.controls.length > 0) continue;
      report({
        path,
        at: 'key',
        subject,
        message: `${quote(subject)} has no security controls`,
        suggestion:
          'Add `controls`, or `out-of-scope` with the reason why this design does not look',
      });
    }
  },
} satisfies Rule;
