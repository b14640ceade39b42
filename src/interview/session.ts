import type { Answer } from './answer.ts';
import { NEXT } from './menu.ts';
import type { Start } from './start.ts';
import { type Step, type Walk, walk } from './walk.ts';

/** An interview in progress: what was said, and which question is put now. */
export interface Session {
  readonly answers: ReadonlyMap<string, Answer>;
  /** The question to put; undefined when there is none left. */
  readonly at: string | undefined;
}

/** What need not be asked, because the project knows it; it can be gone back to and changed. */
export function knownAnswers({ model, facts }: Start): ReadonlyMap<string, Answer> {
  const isKnown = Object.keys(model).length === 0 && facts.repository !== undefined;
  return new Map(isKnown ? [['system.repository', facts.repository ?? '']] : []);
}

/** A session that goes on at the first question without an answer that fits. */
export function resumed(start: Start, answers: ReadonlyMap<string, Answer>): Session {
  const { steps } = walk(start, answers);
  return { answers, at: steps.find(isOpen)?.question.id };
}

/** The session after an answer: what it was put in place of is gone, and what it leads to is next. */
export function withAnswer(start: Start, session: Session, answer: Answer): Session {
  const { at, answers } = session;
  if (at === undefined) return session;
  const given = answer === null || answer.length === 0 ? null : answer;
  const before = walk(start, answers);
  const goal = at.startsWith(NEXT) && typeof given === 'string' ? given : undefined;
  // A section that was gone through is gone back to: its answers stand, and can be changed.
  const walked = before.steps.find(({ section }) => section === goal);
  if (walked !== undefined) return { answers, at: walked.question.id };
  const said = tidied(start, before, new Map([...answers, [at, given]]));
  const { steps } = walk(start, said);
  const place = steps.findIndex(({ question }) => question.id === at);
  const open = steps.slice(place + 1).find(isOpen) ?? steps.find(isOpen);
  // Somebody who went back sees what comes after, to the end of the section.
  const after = steps[place + 1];
  const isRevisit = answers.has(at) && after?.section === steps[place]?.section;
  return { answers: said, at: (isRevisit ? after : open)?.question.id };
}

/** The session at the question before; at the first one it stays. */
export function back(start: Start, session: Session): Session {
  const { steps } = walk(start, session.answers);
  const place = steps.findIndex(({ question }) => question.id === session.at);
  const before = steps[place === -1 ? steps.length - 1 : place - 1];
  return before === undefined ? session : { ...session, at: before.question.id };
}

/** The session at the first question of a section; where the section has none it stays. */
export function jumped(start: Start, session: Session, section: string): Session {
  const { steps } = walk(start, session.answers);
  const first = steps.find((step) => step.section === section);
  return first === undefined ? session : { ...session, at: first.question.id };
}

/**
 * Answers without what they can no longer mean: when an answer changes, choices that were ticked
 * further on may not be offered any more, and must not turn into words of the person's own.
 */
function tidied(
  start: Start,
  before: Walk,
  answers: ReadonlyMap<string, Answer>,
): ReadonlyMap<string, Answer> {
  const said = new Map(answers);
  const offered = new Map(
    before.steps.map(({ question }) => [
      question.id,
      new Set(question.choices.map(({ id }) => id)),
    ]),
  );
  for (const { question } of walk(start, answers).steps) {
    const answer = said.get(question.id);
    const former = offered.get(question.id);
    if (answer === undefined || answer === null || former === undefined) continue;
    const now = new Set(question.choices.map(({ id }) => id));
    const list = typeof answer === 'string' ? [answer] : answer;
    const kept = list.filter((text) => now.has(text) || !former.has(text));
    if (kept.length === list.length) continue;
    if (kept.length === 0) said.delete(question.id);
    else said.set(question.id, typeof answer === 'string' ? (kept[0] ?? null) : kept);
  }
  return said;
}

/** True for a question without an answer that fits. */
function isOpen({ answer, problem }: Step): boolean {
  return answer === undefined || problem !== undefined;
}
