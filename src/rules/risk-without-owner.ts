import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** These two have rules of their own that ask for the owner. */
const ASKED_ELSEWHERE: readonly unknown[] = ['accept', 'transfer'];

export default {
  title: 'Every risk has an owner',
  severity: 'note',
  why: 'What belongs to nobody gets done by nobody. ISO/IEC 27001:2022, 6.1.2 c), wants the owner of each risk identified.',
  bad: `risks:
  late-reminders:
    name: Readers get no reminders when mail is down
    likelihood: medium
    impact: low
`,
  good: `risks:
  late-reminders:
    name: Readers get no reminders when mail is down
    likelihood: medium
    impact: low
    owner: Lending desk
`,
  check(design, report) {
    for (const [id, { treatment, owner }] of design.risks) {
      if (owner !== undefined || ASKED_ELSEWHERE.includes(treatment)) continue;
      report({
        path: ['risks', id],
        at: 'key',
        subject: `risks.${id}`,
        message: `The risk ${quote(id)} has no owner`,
        suggestion: 'Add `owner`: a person or team that answers for it',
      });
    }
  },
} satisfies Rule;
