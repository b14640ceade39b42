import type { Draft } from './draft.ts';
import { lines } from './lines.ts';

/** What was answered in this round to a question, as texts; none when it was skipped. */
export function said({ answers, key }: Draft, question: string): readonly string[] {
  const answer = answers.get(key === '' ? question : `${question}.${key}`);
  return answer === undefined || answer === null ? [] : lines(answer);
}
