import { isMap, isScalar, isSeq, LineCounter, parseDocument, stringify } from 'yaml';
import { nearest } from '../nearest.ts';
import { quote } from '../wording.ts';
import type { Answer } from './answer.ts';
import { writableAnswers } from './writable-answers.ts';

const KEY = 'threatdoc-answers';

/** Answers of a file, with the line that each is on, or what is wrong with it. */
export interface AnswersFile {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly AnswersProblem[];
}

export interface AnswersProblem {
  readonly line: number;
  readonly message: string;
}

/**
 * Reads answers: `threatdoc-answers: 1`, and under `answers` the id of each question with a text, a
 * list, or nothing for a question that is skipped.
 *
 * @param known ids of questions; those that are repeated end with a dot and anything
 */
export function readAnswers(text: string, known: readonly string[]): AnswersFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, schema: 'failsafe' });
  const lineOf = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const broken = document.errors.map(({ pos, message }) => ({
    line: lineOf(pos[0]),
    message: message.split('\n')[0] ?? message,
  }));
  const problems: AnswersProblem[] = [...broken];
  const answers = new Map<string, Answer>();
  const lines = new Map<string, number>();
  const root = document.contents;
  const list = isMap(root) ? root.get('answers', true) : undefined;
  if (broken.length === 0 && (!isMap(root) || String(root.get(KEY)) !== '1' || !isMap(list)))
    problems.push({
      line: 1,
      message: `Expected \`${KEY}: 1\` and a map \`answers\`, with the ids of questions as its keys`,
    });
  if (isMap(root))
    for (const { key } of root.items)
      if (isScalar(key) && key.value !== KEY && key.value !== 'answers')
        problems.push({
          line: lineOf(key.range?.[0] ?? 0),
          message: `Unexpected key ${quote(String(key.value))}, expected \`${KEY}\` or \`answers\``,
        });
  for (const { key, value } of isMap(list) ? list.items : []) {
    const id = isScalar(key) ? String(key.value) : '';
    const line = lineOf((isScalar(key) && key.range?.[0]) || 0);
    lines.set(id, line);
    if (!isKnown(id, known)) {
      const meant = nearest(id, known);
      const hint = meant === undefined ? '' : `; did you mean ${quote(meant)}?`;
      problems.push({ line, message: `There is no question ${quote(id)}${hint}` });
      continue;
    }
    const answer = answerOf(value);
    if (answer === undefined)
      problems.push({ line, message: `${quote(id)}: expected a text, a list of texts or nothing` });
    else answers.set(id, answer);
  }
  return { answers, lines, problems };
}

/** Writes answers as `readAnswers` reads them. */
export function writeAnswers(answers: ReadonlyMap<string, Answer>): string {
  return stringify(
    { [KEY]: 1, answers: writableAnswers(answers) },
    { lineWidth: 0, defaultStringType: 'PLAIN', nullStr: '' },
  );
}

function isKnown(id: string, known: readonly string[]): boolean {
  return known.some((name) => id === name || (name.endsWith('.') && id.startsWith(name)));
}

function answerOf(node: unknown): Answer | undefined {
  if (node === null || node === undefined) return null;
  if (isScalar(node)) {
    const text = String(node.value ?? '');
    return text === '' ? null : text;
  }
  if (!isSeq(node)) return undefined;
  const texts = node.items.map((item) => (isScalar(item) ? String(item.value ?? '') : undefined));
  return texts.every((text) => text !== undefined && text !== '') ? (texts as string[]) : undefined;
}
