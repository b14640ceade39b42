import type { Finding } from '../diagnostic.ts';
import type { Report } from '../report.ts';

/** Says why nothing was written. */
export async function tellFindings(
  findings: readonly Finding[],
  lines: Report['lines'] = new Map(),
): Promise<void> {
  const [{ prettyFinding }, { styleOf, tell }] = await Promise.all([
    import('../pretty-finding.ts'),
    import('./terminal.ts'),
  ]);
  const style = styleOf(process.stderr);
  const blocks = findings.map((finding) => prettyFinding(finding, lines, style));
  await tell(`${blocks.join('\n\n')}\n\nNothing was written.\n`);
}
