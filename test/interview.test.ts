import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Answer } from '../src/interview/answer.ts';
import { readAnswers, writeAnswers } from '../src/interview/answers-file.ts';
import { readJournal, writeJournal } from '../src/interview/journal.ts';
import { modelText } from '../src/interview/model-text.ts';
import type { Question } from '../src/interview/question.ts';
import { questionIds } from '../src/interview/question-ids.ts';
import { back, jumped, resumed, type Session, withAnswer } from '../src/interview/session.ts';
import type { Start } from '../src/interview/start.ts';
import { walk } from '../src/interview/walk.ts';
import { startingPoints } from '../src/shelves/starting-points.ts';
import { hostileText } from './helpers/hostile.ts';
import { answerAll, errorsOf, NEW, textOf, usualAnswer } from './helpers/interview.ts';
import { RUNS } from './helpers/runs.ts';

/** What somebody answers who keeps what is usual about a kind of system. */
const usual = (kind: string) => (question: Parameters<typeof usualAnswer>[0]) => {
  if (question.id === 'system.kind') return kind;
  const answer = usualAnswer(question);
  if (answer !== null || question.form !== 'choices') return answer;
  return question.choices.slice(0, 3).map(({ id }) => id);
};

describe.each(Object.keys(startingPoints))('a draft of a %s with what is usual', (kind) => {
  const { walked, asked } = answerAll(NEW, usual(kind));
  const text = textOf(walked);

  test('takes at most forty answers', () => {
    expect(asked.length).toBeLessThanOrEqual(40);
  });

  test('is a model without errors', async () => {
    expect(await errorsOf(text)).toEqual([]);
  });

  test('has something in every part of the document', () => {
    const model = parse(text);
    expect(Object.keys(model)).toEqual(
      expect.arrayContaining([
        ...['system', 'business', 'controls', 'requirements', 'data', 'context', 'container'],
        ...['build', 'risks', 'questions'],
      ]),
    );
  });
});

/** Somebody who answers anything to anything, goes back, jumps and skips. */
const moves = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant('answer'), text: hostileText, pick: fc.nat() }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('skip') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('back') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('jump'), pick: fc.nat() }) },
  ),
  { minLength: 10, maxLength: 45 },
);

type Move = { kind: string; text?: string; pick?: number };

/** What a move answers to a question: ticks, own words, or both. */
function answerOf({ form, choices, ownWords }: Question, { text = 'x', pick = 0 }: Move): Answer {
  const some = choices.filter((_, index) => ((pick >> (index % 12)) & 1) === 1).map(({ id }) => id);
  const own = ownWords !== undefined && pick % 3 === 0 ? [text] : [];
  if (form === 'choice') return own[0] ?? choices[pick % Math.max(choices.length, 1)]?.id ?? null;
  if (form === 'choices') return [...some, ...own].length === 0 ? null : [...some, ...own];
  return text;
}

/** An interview in which every answer that would make the model wrong is asked for again. */
async function conduct(start: Start, steps: readonly Move[], base?: string): Promise<Session> {
  let session = resumed(start, new Map());
  for (const move of steps) {
    const { steps: asked } = walk(start, session.answers);
    const step = asked.find(({ question }) => question.id === session.at);
    if (step === undefined) break;
    if (move.kind === 'back') session = back(start, session);
    else if (move.kind === 'jump')
      session = jumped(start, session, asked[(move.pick ?? 0) % asked.length]?.section ?? '');
    else {
      const answer = move.kind === 'skip' ? null : answerOf(step.question, move);
      const next = withAnswer(start, session, answer);
      const walked = walk(start, next.answers);
      const problem = walked.steps.find(({ question }) => question.id === session.at)?.problem;
      if (problem !== undefined) continue;
      const made = modelText(base, walked);
      if ('problem' in made) continue;
      if (made.text !== undefined && (await errorsOf(made.text)).length > 0) continue;
      session = next;
    }
  }
  return session;
}

describe('whatever somebody answers, in whatever order', () => {
  test('the model is never wrong, and a replay of the answers gives the same bytes', {
    timeout: 300_000,
  }, async () => {
    let given = 0;
    await fc.assert(
      fc.asyncProperty(moves, async (steps) => {
        const session = await conduct(NEW, steps);
        given += session.answers.size;
        const text = modelText(undefined, walk(NEW, session.answers));
        const file = readAnswers(writeAnswers(session.answers), questionIds(NEW.sections));
        expect(file.problems).toEqual([]);
        expect([...file.answers]).toEqual([...session.answers]);
        expect(modelText(undefined, walk(NEW, file.answers))).toEqual(text);
        if ('text' in text && text.text !== undefined)
          expect(await errorsOf(text.text)).toEqual([]);
      }),
      { numRuns: 25 * RUNS },
    );
    expect(given).toBeGreaterThan(120);
  });

  test('the journal gives back every answer as it was', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('system.name', 'business.goals'),
          fc.oneof(hostileText, fc.constant(null), fc.array(hostileText)),
        ),
        hostileText,
        (answers, base) => {
          const journal = {
            base,
            answers: new Map(Object.entries(answers)),
            at: 'system.name',
            isDraft: true,
            hashes: ['none'],
          };
          expect(readJournal(writeJournal(journal))).toEqual(journal);
        },
      ),
      { examples: [[{ 'system.name': [' \n'], 'business.goals': '  \t\n\n' }, ' \n']] },
    );
  });
});
