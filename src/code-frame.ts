import stringWidth from 'string-width';
import type { Finding } from './diagnostic.ts';

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
    const part = clean(content.slice(from, from + WIDEST));
    return `  ${String(first + index).padStart(width)} | ${from > 0 ? '…' : ''}${part}`.trimEnd();
  });
  const before = stringWidth(clean(last.slice(from, column - 1))) + (from > 0 ? 1 : 0);
  const marked = Math.max(
    1,
    Math.min(stringWidth(clean(last.slice(column - 1, end - 1))), WIDEST - before),
  );
  return [...shown, `  ${' '.repeat(width)} | ${' '.repeat(before)}${'^'.repeat(marked)}`].join(
    '\n',
  );
}

function clean(text: string): string {
  return text.replaceAll('\t', ' ').replace(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '·');
}
