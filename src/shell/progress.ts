import { harmless } from '../harmless.ts';

/** Runs that are over before this, in milliseconds, show nothing. */
const QUIET = 500;
const CLEAR = '\r\u001b[K';

/** One line on a terminal that says what takes so long; nowhere else anything. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #start = Date.now();
  #since = Date.now();
  #text = '';
  #isShown = false;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
    if (stream.isTTY !== true || process.env.CI) return;
    this.#timer = setInterval(() => this.#show(), 250);
    this.#timer.unref();
  }

  /** What is at work from now on. */
  say(text: string): void {
    this.#text = harmless(text.replaceAll('\n', ' '));
    this.#since = Date.now();
  }

  /** Before anything else is written to the terminal. */
  clear(): void {
    if (this.#isShown) this.#stream.write(CLEAR);
    this.#isShown = false;
  }

  end(): void {
    clearInterval(this.#timer);
    this.clear();
  }

  #show(): void {
    if (Date.now() - this.#start < QUIET || this.#text === '') return;
    const seconds = Math.floor((Date.now() - this.#since) / 1000);
    const line = seconds < 2 ? this.#text : `${this.#text} (${seconds} s)`;
    this.#stream.write(CLEAR + line.slice(0, Math.max(20, (this.#stream.columns ?? 80) - 1)));
    this.#isShown = true;
  }
}
