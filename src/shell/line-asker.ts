import { createInterface, type Interface } from 'node:readline';
import { harmless } from '../harmless.ts';
import type { Answer } from '../interview/answer.ts';
import type { Question } from '../interview/question.ts';
import type { Asker, Reply } from './asker.ts';

const COMMANDS: ReadonlyMap<string, Reply['kind']> = new Map([
  ['/back', 'back'],
  ['/go', 'go-to'],
  ['/stop', 'stop'],
]);

/**
 * Asks line by line, with numbered choices and nothing that moves: for screen readers, braille
 * displays and terminals that cannot place a cursor.
 */
export class LineAsker implements Asker {
  readonly help =
    'Empty line: skip, or what stands in brackets · /back · /go: to a section · /stop: all answers are kept';
  readonly #lines: Interface;
  readonly #typed: string[] = [];
  #isClosed = false;
  #wake: () => void = () => undefined;

  constructor() {
    this.#lines = createInterface({ input: process.stdin, terminal: false });
    this.#lines.on('line', (line) => {
      this.#typed.push(line);
      this.#wake();
    });
    this.#lines.on('close', () => {
      this.#isClosed = true;
      this.#wake();
    });
  }

  close(): void {
    this.#lines.close();
  }

  async ask(question: Question, before: Answer | undefined): Promise<Reply> {
    const choices = question.choices.map(({ name, ticked, hint, group }, index) => {
      const heading = group === question.choices[index - 1]?.group ? '' : `${group ?? ''}:\n`;
      const usual = ticked && before === undefined ? ' (usual)' : '';
      const more = hint === undefined ? '' : `: ${hint}`;
      return harmlessLines(`${heading}  ${index + 1}. ${name}${usual}${more}\n`);
    });
    const preset = presetOf(question, before);
    const shown = typeof preset === 'string' ? preset : preset?.join('; ');
    const how = howTo(question);
    process.stderr.write(
      `${harmless(question.ask)}\n${choices.join('')}${how}${shown === undefined ? '' : ` [${shown}]`}\n`,
    );
    const line = await this.#next();
    if (line === undefined) return { kind: 'stop' };
    const command = COMMANDS.get(line.trim());
    if (command !== undefined && command !== 'answer') return { kind: command };
    if (line.trim() === '') return { kind: 'answer', answer: preset ?? null };
    const more = question.form === 'prose' ? await this.#untilEmpty() : [];
    return { kind: 'answer', answer: answerOf(question, [line, ...more].join('\n').trim()) };
  }

  /** The rest of a text of several lines. */
  async #untilEmpty(): Promise<string[]> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#next();
      if (line === undefined || line.trim() === '') return lines;
      lines.push(line);
    }
  }

  async #next(): Promise<string | undefined> {
    process.stderr.write('> ');
    while (this.#typed.length === 0 && !this.#isClosed)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    return this.#typed.shift();
  }
}

function howTo({ form, choices, ownWords }: Question): string {
  if (form === 'prose') return 'One or more lines; an empty line ends it.';
  if (choices.length === 0) return form === 'choices' ? `${ownWords ?? ''}; several with ;` : '';
  const own = ownWords === undefined ? '' : `, or ${ownWords}`;
  return form === 'choice'
    ? `A number${own}.`
    : `Numbers with commas, or all${own}; several with ;.`;
}

/** What an empty line means; usual choices only where nothing was said before. */
function presetOf(question: Question, before: Answer | undefined): Answer | undefined {
  if (before !== undefined && before !== null) return before;
  if (question.form !== 'choices') return question.preset;
  const usual = question.choices.filter(({ ticked }) => ticked).map(({ id }) => id);
  return usual.length === 0 || before === null ? undefined : usual;
}

function answerOf({ form, choices }: Question, line: string): Answer {
  if (choices.length === 0) return form === 'choices' ? severalOf(line) : line;
  const pick = (part: string) => choices[Number(part) - 1]?.id ?? part;
  if (form === 'choice') return pick(line);
  if (line.toLowerCase() === 'all') return choices.map(({ id }) => id);
  return severalOf(line).flatMap((part) =>
    /^[\d\s,]+$/.test(part)
      ? part
          .split(/[\s,]+/)
          .filter((number) => number !== '')
          .map(pick)
      : [part],
  );
}

function severalOf(line: string): string[] {
  return line
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function harmlessLines(text: string): string {
  return text.split('\n').map(harmless).join('\n');
}
