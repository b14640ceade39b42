import { join, relative } from 'node:path';
import { compareFindings, type Finding } from '../diagnostic.ts';
import type { Checked } from '../pipeline.ts';
import type { Report } from '../report.ts';
import { slashed } from './project.ts';

/** A model that was examined, and the project that it is in. */
export interface Examined {
  readonly root: string;
  readonly checked: Checked;
  /** Findings about its documents. */
  readonly stale?: readonly Finding[];
}

/**
 * A report over several models, which may be in several projects: files are named as from the
 * folder that the command runs in. A library that two models import is reported once.
 */
export function toReport(examined: readonly Examined[], cwd: string): Report {
  const lines = new Map<string, readonly string[]>();
  const findings = new Map<string, Finding>();
  const risks = { low: 0, medium: 0, high: 0, critical: 0, unrated: 0 };
  for (const { root, checked, stale = [] } of examined) {
    const named = (file: string) => slashed(relative(cwd, join(root, file)));
    for (const { file, text } of checked.reading.sources)
      lines.set(named(file), text.split(/\r?\n/));
    for (const finding of [...checked.findings, ...stale]) {
      const shown = { ...finding, file: named(finding.file) };
      findings.set(keyOf(shown), shown);
    }
    for (const severity of Object.keys(risks) as (keyof typeof risks)[])
      risks[severity] += checked.risks[severity];
  }
  return {
    findings: [...findings.values()].sort(compareFindings),
    risks,
    models: examined.length,
    lines,
  };
}

function keyOf({ file, line, column, code, message }: Finding): string {
  return [file, line, column, code, message].join('\n');
}
