import type { Answer } from './answer.ts';
import { applyEdits } from './apply-edits.ts';
import { checkAnswer } from './check-answer.ts';
import type { Draft } from './draft.ts';
import type { DraftModel } from './draft-model.ts';
import { ADDITION, FINISHED, menuPlan, NEXT } from './menu.ts';
import type { ModelEdit } from './model-edit.ts';
import type { Question } from './question.ts';
import type { QuestionPlan } from './section.ts';
import { firstSections } from './section-names.ts';
import type { Start } from './start.ts';
import { toQuestion } from './to-question.ts';

/** A question in its place, and what was said to it. */
export interface Step {
  readonly section: string;
  readonly question: Question;
  /** Undefined while it is open; `null` when it was skipped. */
  readonly answer: Answer | undefined;
  /** Why the answer cannot be taken; it changes nothing then. */
  readonly problem?: string;
}

/** An interview from its start to its last question, as the answers lead. */
export interface Walk {
  readonly steps: readonly Step[];
  /** What all answers change, in order. */
  readonly edits: readonly ModelEdit[];
  readonly model: DraftModel;
  /** What was chosen in the last menu, undefined while it is open. */
  readonly finish: string | undefined;
}

/** Its answer decides what the others offer. */
const KIND_QUESTION = 'system.kind';

/** What every section builds on. */
const FIRST_QUESTIONS: readonly string[] = ['system.name', KIND_QUESTION];

/**
 * Every question that is asked, given the answers so far: pure, so that the same answers always
 * lead to the same model, typed or read from a file, at once or after an interruption.
 */
export function walk(start: Start, answers: ReadonlyMap<string, Answer>): Walk {
  const state = new Walking(start, answers);
  const names = firstSections(start.sections);
  const isNew = start.isDraft === true || Object.keys(start.model).length === 0;
  if (start.only !== undefined) state.section(start.only, { all: true });
  else if (isNew) for (const name of names) state.section(name, { all: false });
  for (let round = 1; ; round++) {
    const choice = state.menu(`${NEXT}${round}`);
    if (choice === undefined || FINISHED.includes(choice)) return state.done(choice);
    if (choice === 'missing') for (const name of names) state.section(name, { all: false });
    else if (choice.startsWith(ADDITION))
      state.section(choice.slice(ADDITION.length), { all: true, key: String(round) });
    else state.section(choice, { all: true });
  }
}

class Walking {
  readonly #start: Start;
  readonly #answers: ReadonlyMap<string, Answer>;
  readonly #steps: Step[] = [];
  readonly #edits: ModelEdit[] = [];
  readonly #asked = new Set<string>();
  /** The answers to what was asked: others, left in a file or from before, say nothing here. */
  readonly #given = new Map<string, Answer>();
  #model: DraftModel;

  constructor(start: Start, answers: ReadonlyMap<string, Answer>) {
    this.#start = start;
    this.#answers = answers;
    this.#model = start.model;
  }

  section(name: string, { all, key = '' }: { all: boolean; key?: string }): void {
    const section = this.#start.sections[name];
    if (section === undefined) return;
    if (section.use === 'draft' && name !== 'system') this.#identify();
    for (const plan of section.questions) {
      const keys = plan.each?.(this.#draft(key)) ?? [key];
      for (const each of keys) this.#ask(name, plan, each, all);
    }
    if (section.settle !== undefined) this.#apply(section.settle(this.#draft(key)));
  }

  /** What every section builds on: the name of the system, and its kind, which decides the offers. */
  #identify(): void {
    for (const plan of this.#start.sections.system?.questions ?? [])
      if (FIRST_QUESTIONS.includes(plan.id)) this.#ask('system', plan, '', false);
  }

  menu(id: string): string | undefined {
    const plan = menuPlan(id, this.#start, (name) => this.#missing(name));
    this.#put('next', plan, id, this.#draft(''));
    const answer = this.#answers.get(id);
    return typeof answer === 'string' && this.#steps.at(-1)?.problem === undefined
      ? answer
      : undefined;
  }

  done(finish: string | undefined): Walk {
    return { steps: this.#steps, edits: this.#edits, model: this.#model, finish };
  }

  #ask(section: string, plan: QuestionPlan, key: string, all: boolean): void {
    const draft = this.#draft(key);
    const id = key === '' ? plan.id : `${plan.id}.${key}`;
    if (this.#asked.has(id) || (plan.applies?.(draft) ?? true) === false) return;
    // What the model said before is asked for again only where a person wants to go through it.
    if (!all && plan.isSaid({ ...draft, model: this.#start.model })) return;
    this.#put(section, plan, id, draft);
  }

  #put(section: string, plan: QuestionPlan, id: string, draft: Draft): void {
    this.#asked.add(id);
    const question = toQuestion(plan, id, draft);
    const answer = this.#answers.get(id);
    const problem = answer === undefined ? undefined : checkAnswer(question, plan, answer, draft);
    if (answer !== undefined && answer !== null && problem === undefined) {
      this.#given.set(id, answer);
      this.#apply(plan.edits?.(answer, draft) ?? []);
    }
    this.#steps.push({
      section,
      question,
      answer,
      ...(problem === undefined ? {} : { problem }),
    });
  }

  #apply(edits: readonly ModelEdit[]): void {
    const { model, applied } = applyEdits(this.#model, edits, this.#start.fillOnly === true);
    this.#model = model;
    this.#edits.push(...applied);
  }

  /** How many questions of a section the model has no answer to. */
  #missing(name: string): number {
    const draft = this.#draft('');
    const questions = this.#start.sections[name]?.questions ?? [];
    return questions.filter(
      (plan) =>
        plan.each === undefined &&
        !this.#asked.has(plan.id) &&
        (plan.applies?.(draft) ?? true) &&
        !plan.isSaid(draft),
    ).length;
  }

  #draft(key: string): Draft {
    const { startingPoints, facts } = this.#start;
    const kind = this.#answers.get(KIND_QUESTION);
    const start = startingPoints[typeof kind === 'string' ? kind : 'other'] ?? startingPoints.other;
    if (start === undefined) throw new Error('there is no starting point for other systems');
    return { model: this.#model, answers: this.#given, start, startingPoints, facts, key };
  }
}
