import stringWidth from 'string-width';
import type { Finding } from './diagnostic.ts';
import { harmless } from './harmless.ts';

/** Lines shown before the one in question: after it nothing was wrong yet. */
const LINES_BEFORE = 1;

/** Widest part of a line that is shown, in characters: the frame fits a terminal of 100 columns. */
const WIDEST = 80;

/**
 * The lines round a finding, numbered, with the token underlined. Long lines are cut round it and
 * control characters shown as a dot, so that a file cannot steer the terminal.
 */
export function codeFrame(
  lines: readonly string[],
  { line, column, endLine, endColumn }: Finding,
): string {
  const width = String(line).length;
  const last = lines[line - 1] ?? '';
  const end = endLine === line ? endColumn : last.length + 1;
  const start = Math.max(0, Math.min(column - 1 - 20, last.length - WIDEST));
  const from = column - 1 > WIDEST - 20 ? start : 0;
  const first = Math.max(1, line - LINES_BEFORE);
  const shown = lines.slice(first - 1, line).map((content, index) => {
    const part = harmless(content.slice(from, from + WIDEST));
    const cut = content.length > from + WIDEST ? '…' : '';
    const number = String(first + index).padStart(width);
    return `  ${number} | ${from > 0 ? '…' : ''}${part}${cut}`.trimEnd();
  });
  const before = stringWidth(harmless(last.slice(from, column - 1))) + (from > 0 ? 1 : 0);
  const marked = Math.max(
    1,
    Math.min(stringWidth(harmless(last.slice(column - 1, end - 1))), WIDEST - before),
  );
  return [...shown, `  ${' '.repeat(width)} | ${' '.repeat(before)}${'^'.repeat(marked)}`].join(
    '\n',
  );
}
