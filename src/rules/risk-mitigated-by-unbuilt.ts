import type { Rule } from '../rule.ts';
import { joinWords, quote } from '../wording.ts';

/**
 * A warning and not an error: a plan is a true statement, the register prints such a risk as
 * planned, and the gate counts it as unmitigated whatever this rule says.
 */
export default {
  title: 'A mitigated risk is answered by controls that exist',
  severity: 'warning',
  why: 'A control that is planned or recommended stops nobody today; until it is there the risk counts as unmitigated.',
  bad: `controls:
  card-tokens: {name: Card tokens, status: planned, reason: Nothing left to steal.}
risks:
  card-theft:
    name: Card numbers are stolen
    treatment: mitigate
    controls: [card-tokens]
`,
  good: `controls:
  card-tokens: {name: Card tokens}
risks:
  card-theft:
    name: Card numbers are stolen
    treatment: mitigate
    controls: [card-tokens]
`,
  check(design, report) {
    for (const [id, { treatment, controls }] of design.risks) {
      if (treatment !== 'mitigate') continue;
      const unbuilt = controls.flatMap((control) => {
        const status = design.controls.get(control)?.status ?? 'existing';
        return status === 'existing' ? [] : [`${quote(control)} (${status})`];
      });
      const subject = `risks.${id}`;
      if (controls.length === 0)
        report({
          path: ['risks', id, 'treatment'],
          subject,
          message: `The risk ${quote(id)} is to be mitigated and names no control`,
          suggestion: 'Add `controls` with the ids of the registered controls that answer it',
        });
      else if (unbuilt.length > 0)
        report({
          path: ['risks', id, 'controls'],
          subject,
          message: `The risk ${quote(id)} counts as unmitigated: ${joinWords(unbuilt)} ${unbuilt.length === 1 ? 'does' : 'do'} not exist yet`,
          suggestion: 'Remove `status` from the control once it is in place',
        });
    }
  },
} satisfies Rule;
