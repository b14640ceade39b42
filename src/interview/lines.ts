import type { Answer } from './answer.ts';

/** An answer as texts without white space around them. */
export function lines(answer: NonNullable<Answer>): readonly string[] {
  return (typeof answer === 'string' ? [answer] : answer).map((text) => text.trim());
}
