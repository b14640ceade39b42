import { fileURLToPath } from 'node:url';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const PROGRAM = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Longest that a screen is waited for, in milliseconds: a loaded machine starts Node in seconds. */
const PATIENCE = 20_000;

export const KEYS = {
  enter: '\r',
  escape: '\u001b',
  space: ' ',
  down: '\u001b[B',
  up: '\u001b[A',
  clear: '\u0015',
  goTo: '\u0007',
  editor: '\u000f',
  interrupt: '\u0003',
} as const;

/** The program in a real terminal of 80 columns, and the screen that a person would see. */
export class PseudoTerminal {
  readonly #process: IPty;
  readonly #screen = new xterm.Terminal({
    cols: 80,
    rows: 40,
    scrollback: 5000,
    allowProposedApi: true,
  });
  readonly ended: Promise<number>;
  #writing: Promise<void> = Promise.resolve();
  #output = '';

  constructor(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { CI: _ci, NO_COLOR: _colour, ...inherited } = process.env;
    this.#process = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: folder,
      cols: 80,
      rows: 40,
      name: 'xterm-256color',
      env: { ...inherited, ...env } as Record<string, string>,
    });
    this.#process.onData((data) => {
      this.#output += data;
      this.#writing = this.#writing.then(
        () => new Promise((resolve) => this.#screen.write(data, () => resolve())),
      );
    });
    this.ended = new Promise((resolve) => {
      this.#process.onExit(({ exitCode }) => resolve(exitCode));
    });
  }

  /** Everything that was sent, colours and all. */
  get output(): string {
    return this.#output;
  }

  type(keys: string): void {
    this.#process.write(keys);
  }

  /** Pastes as a terminal does that was asked to mark what is pasted. */
  paste(text: string): void {
    this.#process.write(`\u001b[200~${text}\u001b[201~`);
  }

  kill(signal = 'SIGKILL'): void {
    this.#process.kill(signal);
  }

  /** What stands on the screen and above it, without colour. */
  async text(): Promise<string> {
    await this.#writing;
    const { active } = this.#screen.buffer;
    const lines: string[] = [];
    for (let row = 0; row < active.length; row++) {
      const line = active.getLine(row);
      if (line?.isWrapped) lines.push((lines.pop() ?? '') + line.translateToString(true));
      else lines.push(line?.translateToString(true) ?? '');
    }
    return lines.join('\n').trimEnd();
  }

  /** Waits until the end of the screen shows a text. */
  async shows(text: string): Promise<string> {
    const start = performance.now();
    for (;;) {
      const screen = await this.text();
      if (screen.split('\n').slice(-42).join('\n').includes(text)) return screen;
      if (performance.now() - start > PATIENCE)
        throw new Error(`the screen does not show ${text}:\n${screen.slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  /** Waits for a question, then answers it with keys. */
  async answer(question: string, keys: string): Promise<void> {
    await this.shows(`? ${question}`);
    this.type(keys);
  }
}
