import { styleText } from 'node:util';
import type { Severity } from '../diagnostic.ts';
import { PLAIN_STYLE, type Style } from '../report.ts';

const COLOURS = { error: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<
  Severity,
  string
>;

/** Colour only where a person looks: a terminal, and neither `NO_COLOR` nor `CI` set. */
export function styleOf(stream: NodeJS.WriteStream): Style {
  const { NO_COLOR, CI, FORCE_COLOR } = process.env;
  const wanted = FORCE_COLOR !== undefined ? FORCE_COLOR !== '0' : stream.isTTY === true && !CI;
  if (NO_COLOR || !wanted) return PLAIN_STYLE;
  const mark = (format: Parameters<typeof styleText>[0], text: string) =>
    styleText(format, text, { validateStream: false });
  return {
    bold: (text) => mark('bold', text),
    dim: (text) => mark('dim', text),
    severity: (severity, text) => mark(COLOURS[severity], text),
  };
}

/** Writes a result; waits until a pipe has taken it, so that ending the process cuts nothing off. */
export function print(text: string): Promise<void> {
  return write(process.stdout, text);
}

/** Writes what is for the person at the terminal, not for the next program. */
export function tell(text: string): Promise<void> {
  return write(process.stderr, text);
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error && !isClosed(error) ? reject(error) : resolve()));
  });
}

/** Whoever reads our output may stop at any time. */
function isClosed(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
