import { standingOf } from '../model/risk-standing.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'The treatment of a risk still holds',
  severity: 'error',
  why: 'A decision with a last day is to be taken again after it; until then the risk is open and counts as unmitigated.',
  bad: `risks:
  shared-passwords:
    name: Librarians share one password
    treatment: accept
    reason: The old catalogue knows only one account.
    owner: Head of the library
    until: 2024-12-31
`,
  good: `risks:
  shared-passwords:
    name: Librarians share one password
    treatment: accept
    reason: The old catalogue knows only one account.
    owner: Head of the library
    until: 2035-06-30
`,
  check(design, report, { today }) {
    for (const [id, risk] of design.risks) {
      if (standingOf(risk, design, today) !== 'lapsed') continue;
      report({
        path: ['risks', id, 'until'],
        subject: `risks.${id}`,
        message: `The treatment ${quote(`${risk.treatment}`)} of the risk ${quote(id)} held until ${risk.until}, which has passed`,
        suggestion: 'Decide again: set a later day, or treat the risk in another way',
      });
    }
  },
} satisfies Rule;
