import { ID } from '../model/forms.ts';
import { nearest } from '../nearest.ts';
import { quote } from '../wording.ts';
import type { Answer } from './answer.ts';
import type { Draft } from './draft.ts';
import type { Question } from './question.ts';
import type { QuestionPlan } from './section.ts';

/** Longest line that can be answered, in characters: what the model takes for a name. */
const LONGEST_LINE = 200;

/** Why an answer does not fit its question, as a sentence; undefined when it does. */
export function checkAnswer(
  question: Question,
  plan: QuestionPlan,
  answer: Answer,
  draft: Draft,
): string | undefined {
  if (answer === null || answer.length === 0)
    return question.required ? 'This question cannot be skipped.' : undefined;
  if (typeof answer !== 'string' && question.form !== 'choices')
    return 'Expected one answer, not a list.';
  const said = typeof answer === 'string' ? [answer] : answer;
  if (said.some((text) => text.trim() === '')) return 'Expected words, not only white space.';
  if (question.choices.length > 0 && question.ownWords === undefined) {
    const ids = question.choices.map(({ id }) => id);
    const stranger = said.find((text) => !ids.includes(text));
    if (stranger !== undefined) {
      const meant = nearest(stranger, ids);
      const hint = meant === undefined ? ids.map(quote).join(', ') : quote(meant);
      return `Unexpected ${quote(stranger)}, expected ${hint}.`;
    }
  }
  const misspelt = question.ownWords === undefined ? undefined : misspeltIn(said, question);
  if (misspelt !== undefined) return misspelt;
  const long = said.find((text) => [...text].length > LONGEST_LINE);
  if (question.form === 'line' && long !== undefined)
    return `Expected at most ${LONGEST_LINE} characters.`;
  if (question.form === 'line' && said.some((text) => text.includes('\n')))
    return 'Expected one line.';
  return plan.problem?.(answer, draft);
}

/** A word that looks like the id of a choice and is none: own words are not taken for one. */
function misspeltIn(said: readonly string[], { choices }: Question): string | undefined {
  const ids = choices.map(({ id }) => id);
  for (const text of said) {
    if (ids.includes(text) || !ID.test(text)) continue;
    const meant = nearest(text, ids);
    if (meant !== undefined)
      return `Unexpected ${quote(text)}, expected ${quote(meant)}; own words start with a capital.`;
  }
  return undefined;
}
