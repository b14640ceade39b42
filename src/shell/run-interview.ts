import type { Answer } from '../interview/answer.ts';
import { sectionNames } from '../interview/section-names.ts';
import { back, jumped, type Session, withAnswer } from '../interview/session.ts';
import type { Start } from '../interview/start.ts';
import { type Step, type Walk, walk } from '../interview/walk.ts';
import { wrapText } from '../wrap-text.ts';
import type { Asker } from './asker.ts';

/** What an interview needs of the world around it. */
export interface World {
  readonly asker: Asker;
  tell(text: string): Promise<void>;
  /**
   * Keeps the answers so far. Returns why they cannot be kept as they are, as lines to show; the
   * answer that led there is then asked for again.
   */
  keep(session: Session, walked: Walk): Promise<string | undefined>;
  /** A picture of a view as it is now, as text; undefined while there is nothing to draw. */
  picture(
    walked: Walk,
    view: NonNullable<Start['sections'][string]['view']>,
  ): Promise<string | undefined>;
}

/** How an interview ended. */
export interface Ended {
  readonly session: Session;
  /** `generate` or `stop` when it was finished, undefined when it was left before. */
  readonly finish: string | undefined;
}

const GO_TO = 'go-to';
const STAY = 'stay';

/** What fits every terminal, in columns. */
const WIDTH = 79;

/** Puts question after question until the last one is answered or the person has had enough. */
export async function runInterview(start: Start, first: Session, world: World): Promise<Ended> {
  let session = first;
  let shown = '';
  for (;;) {
    const walked = walk(start, session.answers);
    const step = walked.steps.find(({ question }) => question.id === session.at);
    if (step === undefined) return { session, finish: walked.finish };
    if (step.section !== shown) {
      await sayLeft(start, shown, walked, world);
      await world.tell(heading(start, step.section));
      shown = step.section;
    }
    await world.tell(about(step, walked));
    const reply = await world.asker.ask(step.question, step.answer);
    if (reply.kind === 'stop') return { session, finish: undefined };
    if (reply.kind === 'back') session = back(start, session);
    else if (reply.kind === 'go-to') session = await goTo(start, session, step.section, world);
    else session = await answered(start, session, step, reply.answer, world);
  }
}

/** The session after an answer that could be kept; the same one after another. */
async function answered(
  start: Start,
  session: Session,
  { question }: Step,
  answer: Answer,
  world: World,
): Promise<Session> {
  const next = withAnswer(start, session, answer);
  const walked = walk(start, next.answers);
  const problem = walked.steps.find((step) => step.question.id === question.id)?.problem;
  const refusal = problem ?? (await world.keep(next, walked));
  if (refusal !== undefined) {
    await world.tell(wrapped(`${refusal} Please answer again.`));
    return session;
  }
  await world.tell(wrapped(sayAnswer(question, answer)));
  return next;
}

async function goTo(
  start: Start,
  session: Session,
  here: string,
  { asker }: World,
): Promise<Session> {
  const { steps } = walk(start, session.answers);
  const sections = sectionNames(start.sections, 'draft').filter((name) =>
    steps.some(({ section }) => section === name),
  );
  const reply = await asker.ask(
    {
      id: GO_TO,
      form: 'choice',
      ask: 'Go to which section?',
      why: 'Answers stand, wherever you go.',
      required: true,
      preset: here,
      choices: [
        ...sections.map((name) => ({ id: name, name: start.sections[name]?.title ?? name })),
        { id: STAY, name: 'Stay here' },
      ],
    },
    undefined,
  );
  return reply.kind === 'answer' && typeof reply.answer === 'string' && reply.answer !== STAY
    ? jumped(start, session, reply.answer)
    : session;
}

function heading({ sections }: Start, name: string): string {
  const section = sections[name];
  if (section === undefined) return '\n';
  return `\n== ${section.title} ==\n${wrapped(section.intro)}`;
}

/** What is said about a question before its prompt. */
function about({ section, question, problem }: Step, { steps }: Walk): string {
  const around = steps.filter((step) => step.section === section);
  const place = around.findIndex((step) => step.question.id === question.id) + 1;
  const example = question.example === undefined ? '' : wrapped(`For example: ${question.example}`);
  const wrong = problem === undefined ? '' : wrapped(problem);
  return `\n${wrapped(`${place} of ${around.length}: ${question.why}`)}${example}${wrong}`;
}

/** A paragraph for the terminal. */
function wrapped(text: string): string {
  return `${wrapText(text, WIDTH).join('\n')}\n`;
}

/** What the view looks like now, when its section is left behind. */
async function sayLeft(start: Start, name: string, walked: Walk, world: World): Promise<void> {
  const section = start.sections[name];
  if (section === undefined) return;
  const said = walked.steps.filter((step) => step.section === name);
  const count = said.filter(({ answer }) => answer !== undefined && answer !== null).length;
  await world.tell(`\n${section.title}: ${count} of ${said.length} questions answered.\n`);
  if (section.view === undefined) return;
  const picture = await world.picture(walked, section.view);
  if (picture !== undefined) await world.tell(`\n${picture}\n`);
}

/** An answer in the words of its choices, on one line of a terminal. */
function sayAnswer({ choices, ask }: Step['question'], answer: Answer): string {
  const names = new Map(choices.map(({ id, name }) => [id, name]));
  const said = answer === null ? [] : [answer].flat();
  const words = said.map((text) => names.get(text) ?? text).join('; ') || 'skipped';
  const line = `${ask} ${words.replace(/\s+/g, ' ')}`;
  return [...line].length > 300 ? `${[...line].slice(0, 299).join('')}…` : line;
}
