import { fenced } from './fenced.ts';
import type { SourceLine } from './source-line.ts';

/** Lines with something done to those outside of code, whose signs mean nothing to a document. */
export function mapText(
  lines: readonly SourceLine[],
  change: (line: SourceLine, index: number) => SourceLine,
): SourceLine[] {
  return fenced(lines).map(({ line, isCode }, index) => (isCode ? line : change(line, index)));
}
