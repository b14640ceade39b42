import { Scalar } from 'yaml';
import type { Answer } from './answer.ts';

/** Answers as YAML keeps them, in their order. */
export function writableAnswers(
  answers: ReadonlyMap<string, Answer>,
): ReadonlyMap<string, unknown> {
  return new Map([...answers].map(([id, answer]) => [id, writableAnswer(answer)]));
}

/** One of them: as a block, a text of blanks alone would lose the first of them. */
export function writableAnswer(answer: Answer): unknown {
  if (Array.isArray(answer)) return answer.map(writableAnswer);
  if (typeof answer !== 'string' || answer.trim() !== '') return answer;
  const text = new Scalar(answer);
  text.type = Scalar.QUOTE_DOUBLE;
  return text;
}
