import { Worker } from 'node:worker_threads';
import type { Picture, PictureJob } from '../picture/picture.ts';
import type { PictureWorkerAnswer } from './picture-worker.ts';

/** Of processor time: a diagram of 300 boxes takes about 4 s; 500 arrows at random have taken 15 s. */
const LONGEST_DRAWING = 60_000;

/** So many times as long by the clock: others may keep the machine busy, or a drawing may wait in vain. */
const LONGEST_WAIT = 5;
const MOST_MEGABYTES = 2048;

/** Draws diagrams with mermaid in a thread, which is replaced when a diagram does not end. */
export class DrawingThread {
  readonly #script: URL;
  readonly #longest: number;
  readonly #threadsAtWork: () => number;
  #worker: Worker | undefined;
  #waiting: ((answer: PictureWorkerAnswer) => void) | undefined;

  /** Processor time is known of the whole process only: it is shared by the threads at work. */
  constructor(
    script = new URL('./picture-worker.js', import.meta.url),
    longest = LONGEST_DRAWING,
    threadsAtWork = () => 1,
  ) {
    this.#script = script;
    this.#longest = longest;
    this.#threadsAtWork = threadsAtWork;
  }

  /** Starts loading before the first diagram is known. */
  start(): void {
    if (this.#worker !== undefined) return;
    const worker = new Worker(this.#script, {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    this.#worker = worker;
    const giveUp = (failure: string): void => {
      if (this.#worker === worker) this.#worker = undefined;
      this.#waiting?.({ failure });
    };
    worker.on('message', (answer: PictureWorkerAnswer) => this.#waiting?.(answer));
    worker.on('error', (error) => giveUp(error.message));
    worker.on('exit', (code) => giveUp(`the drawing thread ended with code ${code}`));
  }

  /** One at a time; rejects with the reason when there is no picture. */
  async draw(job: PictureJob): Promise<Picture> {
    this.start();
    const answer = await this.#ask(job);
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.picture;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #ask(job: PictureJob): Promise<PictureWorkerAnswer> {
    const tooLong = { failure: `drawing it takes more than ${this.#longest / 1000} s` };
    const start = Date.now();
    const used = process.cpuUsage();
    let timer: NodeJS.Timeout | undefined;
    const answer = await new Promise<PictureWorkerAnswer>((resolve) => {
      this.#waiting = resolve;
      timer = setInterval(() => {
        const { user, system } = process.cpuUsage(used);
        const isSpent = (user + system) / 1000 > this.#longest * this.#threadsAtWork();
        if (isSpent || Date.now() - start > LONGEST_WAIT * this.#longest) resolve(tooLong);
      }, this.#longest / 100);
      this.#worker?.postMessage(job);
    });
    clearInterval(timer);
    this.#waiting = undefined;
    if (answer === tooLong) await this.close();
    return answer;
  }
}
