import { availableParallelism } from 'node:os';
import type { Picture, PictureJob } from '../picture/picture.ts';
import { DrawingThread } from './drawing-thread.ts';
import type { Renderer } from './renderer.ts';

/** Starting a thread takes the processor time of about five diagrams, and 100 MB. */
const WORTH_A_THREAD = 10;
const MOST_THREADS = 4;

/** Draws diagrams with mermaid in this process, in several threads when many are asked for at once. */
export class BuiltInRenderer implements Renderer {
  readonly #script: URL | undefined;
  readonly #longest: number | undefined;
  readonly #threads: DrawingThread[] = [];
  readonly #idle: DrawingThread[] = [];
  readonly #waiting: ((thread: DrawingThread) => void)[] = [];
  #isClosed = false;

  constructor(script?: URL, longest?: number) {
    this.#script = script;
    this.#longest = longest;
  }

  /** Starts loading before the first diagram is known. */
  start(): void {
    if (this.#threads.length === 0) this.#idle.push(this.#addThread());
  }

  /** Rejects with the reason when there is no picture. */
  async draw(job: PictureJob): Promise<Picture> {
    const thread = await this.#freeThread();
    try {
      if (this.#isClosed) throw new Error('the drawing threads were closed');
      return await thread.draw(job);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(thread);
      else next(thread);
    }
  }

  /** For good: what waits to be drawn will not be. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  async #freeThread(): Promise<DrawingThread> {
    this.start();
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    const threads = this.#threads.length;
    const most = Math.min(MOST_THREADS, availableParallelism());
    if (threads < most && this.#waiting.length >= WORTH_A_THREAD * threads)
      this.#waiting.shift()?.(this.#addThread());
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #addThread(): DrawingThread {
    const atWork = () => this.#threads.length - this.#idle.length;
    const thread = new DrawingThread(this.#script, this.#longest, atWork);
    thread.start();
    this.#threads.push(thread);
    return thread;
  }
}
