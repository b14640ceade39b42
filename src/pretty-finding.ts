import { codeFrame } from './code-frame.ts';
import type { Finding } from './diagnostic.ts';
import { harmless } from './harmless.ts';
import type { Style } from './report.ts';

/** A finding for people: its place, what is wrong, a look at the text and what to do. */
export function prettyFinding(
  finding: Finding,
  lines: ReadonlyMap<string, readonly string[]>,
  style: Style,
): string {
  const { file, line, column, severity, code, message, suggestion } = finding;
  const place = style.bold(`${harmless(file)}:${line}:${column}`);
  const said = `${style.severity(severity, severity)} ${harmless(message)} ${style.dim(`[${code}]`)}`;
  const text = lines.get(file);
  const frame = text === undefined ? [] : [codeFrame(text, finding)];
  const advice = suggestion === undefined ? [] : [`  → ${harmless(suggestion)}`];
  return [`${place} ${said}`, ...frame, ...advice].join('\n');
}
