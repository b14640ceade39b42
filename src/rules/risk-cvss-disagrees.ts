import type { CvssResult } from '../cvss.ts';
import type { RiskSeverity } from '../model/levels.ts';
import { severityOf } from '../model/risk-standing.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A CVSS score and the severity of its risk agree',
  severity: 'warning',
  why: 'Two ratings of one risk leave the reader to guess. By FIRST the base score rates the vulnerability and not the risk; its threat and environmental metrics say what is different here.',
  bad: `risks:
  search-injection:
    name: A search term reads the whole catalogue database
    likelihood: low
    impact: medium
    cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N
`,
  good: `risks:
  search-injection:
    name: A search term reads the whole catalogue database
    likelihood: medium
    impact: high
    cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N
`,
  check(design, report, context) {
    for (const [id, risk] of design.risks) {
      const severity = severityOf(risk, design);
      if (severity === null || risk.cvss === undefined) continue;
      const cvss = context.cvss?.scoreCvss(risk.cvss);
      if (cvss === undefined || agree(cvss, severity)) continue;
      report({
        path: ['risks', id, 'cvss'],
        subject: `risks.${id}`,
        message: `The CVSS score ${cvss.score.toFixed(1)} is ${quote(cvss.rating)}, but likelihood and impact make the risk ${quote(severity)}`,
        suggestion:
          'Correct one of the two, or add the threat and environmental metrics to the vector',
      });
    }
  },
} satisfies Rule;

/** A risk has no severity below low, and version 2.0 no rating above high. */
function agree({ version, rating }: CvssResult, severity: RiskSeverity): boolean {
  if (rating === 'none') return severity === 'low';
  return rating === severity || (version === '2.0' && rating === 'high' && severity === 'critical');
}
