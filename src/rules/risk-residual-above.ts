import { SEVERITIES } from '../model/levels.ts';
import { severityOf } from '../model/risk-standing.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'What remains of a risk is not worse than the risk',
  severity: 'warning',
  why: 'The residual risk is what remains after treatment (ISO Guide 73:2009); controls that make it worse are a slip in one of the two.',
  bad: `risks:
  loan-history-leak:
    name: The loan history of a reader leaks
    likelihood: low
    impact: medium
    residual: high
`,
  good: `risks:
  loan-history-leak:
    name: The loan history of a reader leaks
    likelihood: medium
    impact: high
    residual: low
`,
  check(design, report) {
    for (const [id, risk] of design.risks) {
      const severity = severityOf(risk, design);
      if (severity === null || risk.residual === undefined) continue;
      if (SEVERITIES.indexOf(risk.residual) <= SEVERITIES.indexOf(severity)) continue;
      report({
        path: ['risks', id, 'residual'],
        subject: `risks.${id}`,
        message: `Unexpected residual severity ${quote(risk.residual)}, expected at most ${quote(severity)}, the severity of the risk`,
        suggestion: 'Correct `residual`, or `likelihood` and `impact`',
      });
    }
  },
} satisfies Rule;
