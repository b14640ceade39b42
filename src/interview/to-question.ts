import type { Draft } from './draft.ts';
import { exampleOf } from './example-of.ts';
import type { Question } from './question.ts';
import type { QuestionPlan } from './section.ts';

/** A question in its words, as it stands after the answers so far. */
export function toQuestion(plan: QuestionPlan, id: string, draft: Draft): Question {
  const example = plan.example?.(draft) ?? (plan.field && exampleOf(plan.field));
  const preset = plan.preset?.(draft);
  return {
    id,
    form: plan.form,
    ask: typeof plan.ask === 'string' ? plan.ask : plan.ask(draft),
    why: plan.why,
    required: plan.required === true,
    choices: plan.choices?.(draft) ?? [],
    ...(example === undefined || example === '' ? {} : { example }),
    ...(plan.ownWords === undefined ? {} : { ownWords: plan.ownWords }),
    ...(preset === undefined || preset === '' ? {} : { preset }),
  };
}
