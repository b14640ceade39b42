import inquirer from 'inquirer';
import { harmless } from '../harmless.ts';
import type { Answer } from '../interview/answer.ts';
import type { Question } from '../interview/question.ts';
import type { Asker, Reply } from './asker.ts';
import { type GlobalKey, TerminalInput } from './terminal-input.ts';

/** The value of the choice that asks for own words; no id, so that no choice can have it. */
const OWN = '*own*';
const SKIP = '*skip*';

/** Lines of the terminal that a list leaves to the question and the help below it. */
const ROOM_AROUND = 10;

/** No sign that only colour tells, and none that a screen reader reads as a picture. */
const THEME = {
  prefix: { idle: '?', done: '' },
  icon: { checked: '[x]', unchecked: '[ ]', cursor: '>' },
};

/** Asks with inquirer's prompts on the terminal; everything is shown on standard error. */
export class TerminalAsker implements Asker {
  readonly help =
    'Enter: next (nothing typed: skip) · Esc: back · Ctrl-G: go to a section · Ctrl-O: editor · Ctrl-C: stop, all answers are kept';
  readonly #input: TerminalInput;

  constructor() {
    this.#input = new TerminalInput(process.stdin, process.stderr);
  }

  close(): void {
    this.#input.close();
  }

  async ask(question: Question, before: Answer | undefined): Promise<Reply> {
    const controller = new AbortController();
    let typed = '';
    this.#input.listen((key) => {
      const isText = question.form === 'line' || question.form === 'prose';
      if (key !== 'edit' || isText) controller.abort(key);
    });
    const note = (text: string) => {
      typed = text;
    };
    try {
      return { kind: 'answer', answer: await this.#answer(question, before, controller, note) };
    } catch (error) {
      if (controller.signal.aborted)
        return this.#pressed(controller.signal.reason, question, typed);
      if (error instanceof Error && error.name === 'ExitPromptError') return { kind: 'stop' };
      throw error;
    } finally {
      this.#input.listen(undefined);
    }
  }

  async #pressed(key: GlobalKey, question: Question, typed: string): Promise<Reply> {
    if (key !== 'edit') return { kind: key };
    const text = await this.#edited(this.#input.expand(typed || (question.preset ?? '')));
    return { kind: 'answer', answer: text === '' ? null : text };
  }

  /** A text out of the editor that `VISUAL` or `EDITOR` names. */
  async #edited(text: string): Promise<string> {
    this.#input.suspend();
    try {
      const { answer } = await inquirer.createPromptModule({
        output: process.stderr,
        clearPromptOnDone: true,
      })<{
        answer: string;
      }>([
        {
          type: 'editor',
          name: 'answer',
          message: 'In the editor',
          default: text,
          waitForUserInput: false,
        },
      ]);
      return answer.replace(/\r\n?/g, '\n').trim();
    } finally {
      this.#input.takeBack();
    }
  }

  async #answer(
    question: Question,
    before: Answer | undefined,
    controller: AbortController,
    note: (text: string) => void,
  ): Promise<Answer> {
    if (question.form === 'choice') return this.#choose(question, before, controller);
    if (question.form === 'choices' && question.choices.length > 0)
      return this.#tick(question, before, controller);
    const preset = typeof before === 'string' ? before : (question.preset ?? '');
    const text = await this.#line(question.ask, preset, controller, note);
    if (text === '') return null;
    return question.form === 'choices' ? severalOf(text) : text;
  }

  async #choose(
    question: Question,
    before: Answer | undefined,
    controller: AbortController,
  ): Promise<Answer> {
    const chosen = before ?? question.preset;
    const { answer } = await this.#prompt(controller)<{ answer: string }>([
      {
        type: 'select',
        name: 'answer',
        message: harmless(question.ask),
        pageSize: pageSize(),
        loop: false,
        theme: THEME,
        ...(typeof chosen === 'string' ? { default: chosen } : {}),
        choices: [
          ...question.choices.map(({ id, name, hint }) => ({
            value: id,
            name: harmless(name),
            ...(hint === undefined ? {} : { description: harmless(hint) }),
          })),
          ...(question.ownWords === undefined
            ? []
            : [{ value: OWN, name: `${question.ownWords} …` }]),
          ...(question.required ? [] : [{ value: SKIP, name: 'Skip this question' }]),
        ],
      },
    ]);
    if (answer === SKIP) return null;
    if (answer !== OWN) return answer;
    const text = await this.#line(question.ownWords ?? '', '', controller, () => undefined);
    return text === '' ? null : text;
  }

  async #tick(
    question: Question,
    before: Answer | undefined,
    controller: AbortController,
  ): Promise<Answer> {
    const said = before === undefined ? undefined : before === null ? [] : [before].flat();
    const ids = new Set(question.choices.map(({ id }) => id));
    const own = (said ?? []).filter((text) => !ids.has(text));
    const { answer } = await this.#prompt(controller)<{ answer: string[] }>([
      {
        type: 'checkbox',
        name: 'answer',
        message: harmless(question.ask),
        pageSize: pageSize(),
        loop: false,
        theme: THEME,
        choices: [
          ...question.choices.flatMap(({ id, name, hint, group, ticked }, index) => [
            ...(group === undefined || group === question.choices[index - 1]?.group
              ? []
              : [new inquirer.Separator(group)]),
            {
              value: id,
              name: harmless(name),
              checked: said === undefined ? ticked === true : said.includes(id),
              ...(hint === undefined ? {} : { description: harmless(hint) }),
            },
          ]),
          ...(question.ownWords === undefined
            ? []
            : [{ value: OWN, name: `${question.ownWords} …`, checked: own.length > 0 }]),
        ],
      },
    ]);
    const ticked = answer.filter((id) => id !== OWN);
    if (!answer.includes(OWN)) return ticked.length === 0 ? null : ticked;
    const message = `${question.ownWords ?? ''} (several with ;)`;
    const text = await this.#line(message, own.join('; '), controller, () => undefined);
    const all = [...ticked, ...severalOf(text)];
    return all.length === 0 ? null : all;
  }

  async #line(
    message: string,
    preset: string,
    controller: AbortController,
    note: (text: string) => void,
  ): Promise<string> {
    const { answer } = await this.#prompt(controller)<{ answer: string }>([
      {
        type: 'input',
        name: 'answer',
        message,
        default: preset.replaceAll('\n', ' ↵ '),
        prefill: 'editable',
        theme: THEME,
        transformer: (value: string) => {
          note(value);
          return value;
        },
      },
    ]);
    return this.#input.expand(answer);
  }

  #prompt(controller?: AbortController) {
    return inquirer.createPromptModule({
      input: this.#input,
      output: process.stderr,
      clearPromptOnDone: true,
      ...(controller === undefined ? {} : { signal: controller.signal }),
    });
  }
}

function pageSize(): number {
  return Math.max(5, (process.stderr.rows ?? 24) - ROOM_AROUND);
}

/** One answer a line, or several in a line with semicolons between them. */
function severalOf(text: string): string[] {
  return text
    .split(/\n|;/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
