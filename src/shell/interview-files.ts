import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Journal, readJournal, writeJournal } from '../interview/journal.ts';
import { apply } from '../write/apply.ts';
import { readNamed } from './project.ts';
import { UsageError } from './usage-error.ts';

/** The model of an interview and the journal beside it: both are replaced as a whole, or not at all. */
export class InterviewFiles {
  /** Absolute. */
  readonly model: string;
  /** Where answers are kept until the interview is finished. */
  readonly journal: string;
  /** The model as the person at the terminal would name it. */
  readonly shown: string;
  readonly #folder: string;
  /** The model file as it was read or written last; undefined while there is none. */
  #known: string | undefined;

  constructor(path: string) {
    const folder = dirname(resolve(path));
    if (!existsSync(folder))
      throw new UsageError(`The folder of ${path} does not exist: make it first`);
    this.#folder = realpathSync(folder);
    this.shown = path;
    this.model = join(this.#folder, basename(path));
    const stem = basename(path).replace(/\.ya?ml$/i, '');
    this.journal = join(this.#folder, `${stem}.interview.yaml`);
    this.#known = this.readModel();
  }

  /** The text of the model as it is now; undefined where there is none. */
  readModel(): string | undefined {
    const bytes = readNamed(this.model);
    if (bytes === 'missing') return undefined;
    if (typeof bytes === 'string') throw new UsageError(`${this.shown} cannot be read`);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new UsageError(`${this.shown} is not UTF-8 text`);
    }
  }

  /** True when somebody else has written the model since this interview did. */
  isChanged(): boolean {
    return this.readModel() !== this.#known;
  }

  /** An interview of this model that was not finished; `broken` when its file cannot be used. */
  readJournal(): Journal | 'broken' | undefined {
    const bytes = readNamed(this.journal);
    if (bytes === 'missing') return undefined;
    if (typeof bytes === 'string') return 'broken';
    return readJournal(new TextDecoder().decode(bytes)) ?? 'broken';
  }

  /** True when the model is as the interview of the journal left it, whatever stopped it. */
  isOf(journal: Journal): boolean {
    return journal.hashes.includes(hashOf(this.readModel()));
  }

  /**
   * Keeps an answer: first the journal, so that nothing is lost whatever comes next, then the model.
   *
   * @param after the model with the answer; undefined while there is too little for one
   * @throws UsageError when a file cannot be written
   */
  async keep(journal: Omit<Journal, 'hashes'>, after: string | undefined): Promise<void> {
    const next = after ?? this.#known;
    const hashes = [...new Set([hashOf(this.#known), hashOf(next)])];
    await writeWhole(this.journal, writeJournal({ ...journal, hashes }));
    if (next === undefined || next === this.#known) return;
    await writeWhole(this.model, next);
    this.#known = next;
  }

  /** The interview is finished: the model has everything. */
  async forget(): Promise<void> {
    await rm(this.journal, { force: true });
  }

  /** The journal as the person at the terminal would name it. */
  get shownJournal(): string {
    return relative(process.cwd(), this.journal);
  }

  /**
   * Refuses a file for the answers that holds something else, before anything is asked.
   *
   * @throws UsageError that says what to do
   */
  checkRecord(record: string | undefined, answers: string | undefined): void {
    if (record === undefined) return;
    const path = resolve(record);
    if (!existsSync(dirname(path)))
      throw new UsageError(`The folder of ${record} does not exist: make it first`);
    const target = join(realpathSync(dirname(path)), basename(path));
    const isAnswers = answers !== undefined && path === resolve(answers);
    if (target === this.model || target === this.journal || isAnswers)
      throw new UsageError(`--record would write over ${record}: name another file`);
    const bytes = readNamed(path);
    if (bytes === 'missing') return;
    const isOurs = typeof bytes !== 'string' && /^threatdoc-answers:/m.test(decoded(bytes));
    if (!isOurs) throw new UsageError(`${record} is there and holds no answers: name another file`);
  }

  /** Writes the model, unless it was changed since it was read. */
  async writeModel(after: string): Promise<void> {
    if (after === this.#known) return;
    if (this.isChanged())
      throw new UsageError(`${this.shown} was changed by somebody else meanwhile: run it again`);
    await writeWhole(this.model, after);
    this.#known = after;
  }

  /** Writes the answers of an interview to a file that the command line names. */
  async record(path: string, text: string): Promise<void> {
    await writeWhole(resolve(path), text);
  }
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function writeWhole(path: string, after: string): Promise<void> {
  const kind = existsSync(path) ? 'update' : 'create';
  const { failure } = await apply(dirname(path), [{ path: basename(path), kind, after }]);
  if (failure !== undefined) throw new UsageError(failure.message);
}

function hashOf(text: string | undefined): string {
  return text === undefined ? 'none' : createHash('sha256').update(text).digest('hex');
}
