import { FINDING_SEVERITIES } from '../diagnostic.ts';
import { SEVERITIES } from '../model/levels.ts';
import { prettyFinding } from '../pretty-finding.ts';
import { counted, countFindings, type Report, type Reporter, type Style } from '../report.ts';

/** For people: each finding with its place, a look at the text and what to do. */
export default {
  title: 'text for people',
  report(report, style) {
    const blocks = report.findings.map((finding) => prettyFinding(finding, report.lines, style));
    return `${[...blocks, summary(report, style)].join('\n\n')}\n`;
  },
} satisfies Reporter;

function summary({ findings, risks, models }: Report, style: Style): string {
  const counts = countFindings(findings);
  const found = FINDING_SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    style.severity(severity, counted(counts[severity], severity)),
  );
  const open = [...SEVERITIES.toReversed(), 'unrated' as const]
    .filter((severity) => risks[severity] > 0)
    .map((severity) => `${risks[severity]} ${severity}`);
  const first = `${counted(models, 'model')}: ${found.length > 0 ? found.join(', ') : 'no findings'}`;
  return `${first}\n${open.length > 0 ? `Unmitigated risks: ${open.join(', ')}` : 'No unmitigated risks'}`;
}
