import { posix } from 'node:path';
import { compareFindings, type Finding } from '../diagnostic.ts';
import type { Checked } from '../pipeline.ts';
import type { Report } from '../report.ts';

/** A report over several models; a library that two of them import is reported once. */
export function toReport(checked: readonly Checked[], more: readonly Finding[] = []): Report {
  const lines = new Map<string, readonly string[]>();
  const findings = new Map<string, Finding>();
  const risks = { low: 0, medium: 0, high: 0, critical: 0, unrated: 0 };
  for (const { reading, findings: found, risks: counts } of checked) {
    for (const source of reading.sources) lines.set(source.file, source.text.split(/\r?\n/));
    for (const finding of found) findings.set(keyOf(finding), finding);
    for (const severity of Object.keys(risks) as (keyof typeof risks)[])
      risks[severity] += counts[severity];
  }
  for (const finding of more) findings.set(keyOf(finding), finding);
  return {
    findings: [...findings.values()].sort(compareFindings),
    risks,
    models: checked.length,
    lines,
  };
}

function keyOf({ file, line, column, code, message }: Finding): string {
  return [posix.normalize(file), line, column, code, message].join('\n');
}
