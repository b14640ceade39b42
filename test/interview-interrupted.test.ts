import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { errorsOf } from './helpers/interview.ts';

const PROGRAM = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** How often the program is killed. */
const KILLS = 100;

/** Texts that are told apart, one for each line that is answered. */
const wordsOf = (count: number) => `Answer number ${count}`;

/** The interview line by line, so that each answer is one write and each question one read. */
class Lines {
  readonly #child: ChildProcess;
  readonly exited: Promise<unknown>;
  #seen = '';

  constructor(folder: string) {
    this.#child = spawn(process.execPath, [PROGRAM, 'interview', '--plain'], { cwd: folder });
    this.#child.stderr?.on('data', (chunk) => {
      this.#seen += chunk;
    });
    this.#child.stdin?.on('error', () => undefined);
    this.exited = new Promise((resolve) => this.#child.on('exit', resolve));
  }

  /** The next question, with what was said before it; not the prompt for more lines of an answer. */
  async question(): Promise<string> {
    const isPut = () => /(?:\d of \d+: |Go on with it)[\s\S]*> $/.test(this.#seen);
    while (!isPut()) await new Promise((resolve) => setTimeout(resolve, 3));
    const said = this.#seen;
    this.#seen = '';
    return said;
  }

  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }
}

test('a hundred kills at any moment lose no answer', { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  const journal = () => readFileSync(join(folder, 'threatdoc.interview.yaml'), 'utf8');
  let given: string[] = [];
  let count = 0;
  let checked = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const lines = new Lines(folder);
    let pending: string | undefined;
    const answers = 1 + (kill % 3);
    for (let index = 0; index <= answers; index++) {
      const question = await lines.question();
      const isRefused = question.includes('Please answer again');
      if (pending !== undefined && !isRefused) given.push(pending);
      pending = undefined;
      if (index === answers) break;
      if (question.includes('Go on with it?')) {
        lines.say('1');
        index--;
        continue;
      }
      if (question.includes('What next?')) {
        lines.say('2');
        await lines.exited;
        given = [];
        rmSync(join(folder, 'threatdoc.yaml'));
        break;
      }
      const takesWords = /several with ;|For example|One or more lines/.test(question);
      const said = takesWords && !isRefused && !question.includes('YYYY') ? wordsOf(++count) : '';
      lines.say(said);
      if (question.includes('One or more lines')) lines.say('');
      if (said !== '') pending = said;
    }
    // From at once to long after the answer is kept.
    await new Promise((resolve) => setTimeout(resolve, (kill * 7) % 40));
    await lines.kill();
    if (given.length === 0) continue;
    const kept = journal();
    for (const words of given) expect(kept).toContain(words);
    const model = readFileSync(join(folder, 'threatdoc.yaml'), 'utf8');
    expect(parse(model)).toHaveProperty('system.name');
    if (kill % 10 === 0) expect(await errorsOf(model)).toEqual([]);
    checked++;
  }
  expect(checked).toBeGreaterThan(KILLS / 2);
  expect(readdirSync(folder).filter((name) => name.includes('.tmp')).length).toBeLessThan(3);
  rmSync(folder, { recursive: true });
});
