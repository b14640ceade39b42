import type { Answer } from '../../src/interview/answer.ts';
import { modelText } from '../../src/interview/model-text.ts';
import type { Question } from '../../src/interview/question.ts';
import { knownAnswers, resumed, type Session, withAnswer } from '../../src/interview/session.ts';
import type { Start } from '../../src/interview/start.ts';
import { type Walk, walk } from '../../src/interview/walk.ts';
import { check } from '../../src/pipeline.ts';
import { questions } from '../../src/shelves/questions.ts';
import { startingPoints } from '../../src/shelves/starting-points.ts';
import { filesOf } from './files.ts';

/** An interview about a system that has no model yet. */
export const NEW: Start = {
  model: {},
  facts: { folder: 'bakery', repository: 'https://forge.example/bakery/shop' },
  sections: questions,
  startingPoints,
};

/** Answers question after question until there is none left. */
export function answerAll(
  start: Start,
  answer: (question: Question) => Answer,
): { readonly session: Session; readonly walked: Walk; readonly asked: readonly string[] } {
  const asked: string[] = [];
  let session = resumed(start, knownAnswers(start));
  while (session.at !== undefined) {
    const { steps } = walk(start, session.answers);
    const step = steps.find(({ question }) => question.id === session.at);
    if (step === undefined) break;
    asked.push(step.question.id);
    if (asked.length > 200) throw new Error(`no end after ${asked.slice(-5).join(', ')}`);
    session = withAnswer(start, session, answer(step.question));
  }
  return { session, walked: walk(start, session.answers), asked };
}

/** What somebody answers who keeps what is usual: texts by example, the first of several choices. */
export function usualAnswer({ id, form, choices, preset, example }: Question): Answer {
  if (id === 'posture.accepted-until') return '2027-06-30';
  if (id === 'policy.channel') return 'security@bakery.example';
  if (form === 'choice') return choices[0]?.id ?? null;
  if (form === 'line' || form === 'prose') return preset ?? example ?? null;
  const ticked = choices.filter((choice) => choice.ticked).map((choice) => choice.id);
  return ticked.length === 0 ? null : ticked;
}

/** The YAML that an interview without a model before it gives. */
export function textOf(walked: Walk, base?: string): string {
  const made = modelText(base, walked);
  if ('problem' in made) throw new Error(made.problem);
  return made.text ?? '';
}

/** What `check` calls wrong in a model. */
export async function errorsOf(text: string): Promise<string[]> {
  const model = { file: 'threatdoc.yaml', bytes: Buffer.from(text) };
  const { findings } = await check(model, filesOf({}), { today: '2026-11-25' });
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ line, code, message }) => `${line} ${code}: ${message}`);
}
