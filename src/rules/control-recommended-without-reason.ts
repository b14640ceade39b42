import { controlUsesOf } from '../model/uses.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A recommended or planned control says what it is for',
  severity: 'warning',
  why: 'Whoever has to pay for a control asks why. ISO 31000:2018, 6.5.3, wants a treatment plan to give the rationale for what was selected.',
  bad: `controls:
  card-tokens: {name: Card tokens instead of numbers, status: recommended}
`,
  good: `controls:
  card-tokens:
    name: Card tokens instead of numbers
    status: recommended
    reason: The shop would no longer hold anything worth stealing.
`,
  check(design, report) {
    const answering = new Set([...design.risks.values()].flatMap(({ controls }) => controls));
    for (const [id, { status, reason }] of design.controls) {
      if (status === 'existing' || reason !== undefined || answering.has(id)) continue;
      report({
        path: ['controls', id],
        at: 'key',
        subject: `controls.${id}`,
        message: `The ${status} control ${quote(id)} has no reason, and no risk names it`,
        suggestion: 'Add `reason`, or name the control in the risk that it answers',
      });
    }
    for (const { value, path, subject } of controlUsesOf(design)) {
      if (value.ref !== undefined) continue;
      const { name, status, reason } = value.stated;
      if (status === 'existing' || reason !== undefined) continue;
      report({
        path,
        subject,
        message: `The ${status} control ${quote(name)} has no reason`,
        suggestion: 'Add `reason`, or register the control and name it in the risk that it answers',
      });
    }
  },
} satisfies Rule;
