import { basename, dirname } from 'node:path';
import type { Finding } from '../diagnostic.ts';
import { type AnswersProblem, readAnswers, writeAnswers } from '../interview/answers-file.ts';
import type { DraftModel } from '../interview/draft-model.ts';
import type { Journal } from '../interview/journal.ts';
import { modelText } from '../interview/model-text.ts';
import { questionIds } from '../interview/question-ids.ts';
import { knownAnswers, resumed, type Session } from '../interview/session.ts';
import type { Start } from '../interview/start.ts';
import { type Walk, walk } from '../interview/walk.ts';
import { check } from '../pipeline.ts';
import { parseYaml } from '../read/parse-yaml.ts';
import { questions } from '../shelves/questions.ts';
import { startingPoints } from '../shelves/starting-points.ts';
import { wrapText } from '../wrap-text.ts';
import type { Asker } from './asker.ts';
import type { ExitCode } from './command.ts';
import { InterviewFiles } from './interview-files.ts';
import { filesOf, projectOf, readNamed } from './project.ts';
import { repositoryOf } from './repository-of.ts';
import { runInterview } from './run-interview.ts';
import { tellFindings } from './tell-findings.ts';
import { tell } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** How an interview is held. */
export interface Manner {
  readonly answers?: string;
  readonly record?: string;
  readonly section?: string;
  readonly plain?: boolean;
  readonly isTerminal: boolean;
}

/** What an interview came to. */
export interface Conducted {
  /** The model, absolute. */
  readonly model: string;
  /** Whether its documents are to be written. */
  readonly generate: boolean;
  /** Whether it came to its end; otherwise it can be gone on with. */
  readonly finished: boolean;
}

/** Findings that only say what a model decides about risks, which an answer may change. */
const NO_MISTAKES = new Set(['risk-above-gate', 'treatment-lapsed']);

/** Holds an interview about a model; the exit code where there can be none. */
export async function conductInterview(
  path: string,
  manner: Manner,
): Promise<Conducted | ExitCode> {
  if (manner.answers === undefined && !manner.isTerminal && !manner.plain)
    throw new UsageError(
      'The interview needs a terminal. Without one, give it a file of answers with --answers FILE',
    );
  const files = new InterviewFiles(path);
  files.checkRecord(manner.record, manner.answers);
  const journal = readJournal(files);
  if (journal !== undefined && manner.answers !== undefined)
    throw new UsageError(
      `An interview of this model is not finished (${files.shownJournal}): finish it with threatdoc interview, or delete that file`,
    );
  const found = files.readModel();
  const isOurs = journal !== undefined && files.isOf(journal);
  const base = isOurs ? journal.base : blankAsNone(found);
  const model = await modelOf(files, base);
  if (typeof model === 'number') return model;
  const start: Start = {
    model,
    facts: factsOf(files),
    sections: questions,
    startingPoints,
    fillOnly: journal !== undefined && !isOurs,
    isDraft: journal?.isDraft ?? base === undefined,
    ...sectionAsked(manner, journal),
  };
  const keep = keeper(files, base, start);
  if (manner.answers !== undefined) return replay(files, start, base, manner);
  const asker = await askerOf(manner);
  try {
    const first = await begin(start, files, journal, isOurs, asker);
    if (first === 'anew') {
      asker.close();
      await files.forget();
      return await conductInterview(path, manner);
    }
    const { session, finish } = await runInterview(start, first, {
      asker,
      tell,
      keep,
      picture: (walked, view) => pictureOf(files, base, walked, view),
    });
    return await end(files, session, finish, manner);
  } finally {
    asker.close();
  }
}

function readJournal(files: InterviewFiles): Journal | undefined {
  const journal = files.readJournal();
  if (journal === 'broken')
    throw new UsageError(
      `${files.shownJournal} cannot be read as an unfinished interview: mend it, or delete it to begin anew`,
    );
  return journal;
}

function sectionAsked(
  { section }: Manner,
  journal: Journal | undefined,
): { readonly only?: string } {
  const only = journal === undefined ? section : journal.only;
  if (journal !== undefined && section !== undefined && section !== journal.only)
    throw new UsageError(
      'An interview of this model is not finished. Run threatdoc interview without --section to finish it first',
    );
  return only === undefined ? {} : { only };
}

/** An empty file is as good as none. */
function blankAsNone(text: string | undefined): string | undefined {
  return text?.trim() === '' ? undefined : text;
}

/** The model to start from as plain data; the exit code after telling what is wrong with it. */
async function modelOf(
  files: InterviewFiles,
  base: string | undefined,
): Promise<DraftModel | ExitCode> {
  if (base === undefined) return {};
  const { findings, lines } = await mistakesIn(files, base);
  if (findings.length > 0) {
    await tellFindings(findings, lines);
    await tell('Mend these first: the interview adds to models that are sound.\n');
    return 1;
  }
  return parseYaml(files.model, base).value as DraftModel;
}

async function mistakesIn(files: InterviewFiles, text: string) {
  const { root, file } = projectOf(files.model);
  const bytes = new TextEncoder().encode(text);
  const { findings, reading } = await check({ file, bytes }, filesOf(root));
  const lines = new Map(
    reading.sources.map((source) => [source.file, source.text.split(/\r\n|\r|\n/)]),
  );
  return {
    findings: findings.filter(
      ({ severity, code }) => severity === 'error' && !NO_MISTAKES.has(code),
    ),
    lines,
  };
}

function factsOf(files: InterviewFiles): Start['facts'] {
  const folder = basename(dirname(files.model));
  const repository = repositoryOf(projectOf(files.model).root);
  return { folder, ...(repository === undefined ? {} : { repository }) };
}

type Keep = (session: Session, walked: Walk) => Promise<string | undefined>;

/** Keeps answers in journal and model, unless the model would be wrong with them. */
function keeper(files: InterviewFiles, base: string | undefined, start: Start): Keep {
  return async (session, walked) => {
    const made = await soundText(files, base, walked);
    if ('refusal' in made) return made.refusal;
    if (files.isChanged())
      throw new UsageError(
        `${files.shown} was changed by somebody else meanwhile, so it was left alone. All answers but the last are kept: run threatdoc interview again to go on from the file as it is now`,
      );
    const { answers, at } = session;
    const only = start.only === undefined ? {} : { only: start.only };
    await files.keep({ base, answers, at, isDraft: start.isDraft === true, ...only }, made.text);
    return undefined;
  };
}

/** The model with the answers in it, or why it would be wrong with them. */
async function soundText(
  files: InterviewFiles,
  base: string | undefined,
  walked: Walk,
): Promise<{ readonly text: string | undefined } | { readonly refusal: string }> {
  const made = modelText(base, walked);
  if ('problem' in made)
    return { refusal: `This cannot be written into the model: ${made.problem}.` };
  if (made.text === undefined) return made;
  const { findings } = await mistakesIn(files, made.text);
  return findings.length > 0 ? { refusal: findings.map(sayFinding).join('\n  ') } : made;
}

function sayFinding({ message, suggestion }: Finding): string {
  return suggestion === undefined ? `${message}.` : `${message}. ${suggestion}.`;
}

async function askerOf({ plain }: Manner): Promise<Asker> {
  const isSimple = plain === true || process.env.TERM === 'dumb';
  if (isSimple) return new (await import('./line-asker.ts')).LineAsker();
  return new (await import('./terminal-asker.ts')).TerminalAsker();
}

/** The first question, after a word about what there is to go on with. */
async function begin(
  start: Start,
  files: InterviewFiles,
  journal: Journal | undefined,
  isOurs: boolean,
  asker: Asker,
): Promise<Session | 'anew'> {
  await tell(`threatdoc interview: ${files.shown}\n${wrapText(asker.help, 79).join('\n')}\n`);
  if (journal === undefined) {
    const known = knownAnswers(start);
    for (const answer of known.values()) await tell(`Its source, as git says: ${String(answer)}\n`);
    return resumed(start, known);
  }
  const count = journal.answers.size;
  const reply = await asker.ask(
    {
      id: 'resume',
      form: 'choice',
      ask: `An interview with ${count} answer${count === 1 ? '' : 's'} is not finished. Go on with it?`,
      why: isOurs
        ? 'Every answer is kept.'
        : 'The model was changed since: what it says now stays, and answers fill what it does not say.',
      required: true,
      choices: [
        { id: 'yes', name: 'Go on where it was left' },
        { id: 'no', name: 'Begin anew; the model stays as it is now' },
      ],
    },
    undefined,
  );
  if (!isOurs)
    await tell(
      'The model was changed since: what it says now stays, and answers fill what it does not say.\n',
    );
  if (reply.kind !== 'answer') return { answers: journal.answers, at: undefined };
  if (reply.answer === 'no') return 'anew';
  const again = resumed(start, journal.answers);
  const { steps } = walk(start, journal.answers);
  const isThere = steps.some(({ question }) => question.id === journal.at);
  return isThere ? { ...again, at: journal.at } : again;
}

/** The answers of a file instead of a person's, all at once. */
async function replay(
  files: InterviewFiles,
  from: Start,
  base: string | undefined,
  manner: Manner,
): Promise<Conducted | ExitCode> {
  const named = manner.answers ?? '';
  const bytes = readNamed(named);
  if (typeof bytes === 'string')
    throw new UsageError(`${named} ${bytes === 'missing' ? 'does not exist' : 'cannot be read'}`);
  const { answers, lines, problems } = readAnswers(
    new TextDecoder().decode(bytes),
    questionIds(questions),
  );
  // Answers to the questions of a draft fill what a model that exists does not say.
  const drafted = new Set(questionIds(questions).filter((id) => !id.endsWith('.')));
  const isDraft = from.isDraft === true || [...answers.keys()].some((id) => drafted.has(id));
  const start = { ...from, isDraft };
  const walked = walk(start, answers);
  const misfits: AnswersProblem[] = walked.steps.flatMap(({ question, problem }) =>
    problem === undefined
      ? []
      : [{ line: lines.get(question.id) ?? 1, message: `\`${question.id}\`: ${problem}` }],
  );
  const missing: AnswersProblem[] = walked.steps
    .filter(
      ({ question, answer }) =>
        question.required && answer === undefined && !question.id.startsWith('next.'),
    )
    .map(({ question }) => ({
      line: 1,
      message: `\`${question.id}\` has no answer, and cannot be skipped`,
    }));
  const all = [...problems, ...misfits, ...missing].sort((a, b) => a.line - b.line);
  if (all.length > 0) {
    await tell(`${all.map(({ line, message }) => `${named}:${line}: ${message}`).join('\n')}\n`);
    return 2;
  }
  const asked = new Set(walked.steps.map(({ question }) => question.id));
  for (const id of answers.keys())
    if (!asked.has(id))
      await tell(
        `${named}:${lines.get(id) ?? 1}: \`${id}\` is not asked after the other answers; it changes nothing\n`,
      );
  const made = await soundText(files, base, walked);
  if ('refusal' in made) {
    await tell(`${named}: ${made.refusal}\n`);
    return 1;
  }
  if (made.text !== undefined) await files.writeModel(made.text);
  return end(files, { answers, at: undefined }, walked.finish ?? 'stop', manner);
}

/** Writes what was asked for, and forgets the journal of an interview that is finished. */
async function end(
  files: InterviewFiles,
  { answers }: Session,
  finish: string | undefined,
  { record }: Manner,
): Promise<Conducted> {
  if (record !== undefined) await files.record(record, writeAnswers(answers));
  if (finish !== undefined) await files.forget();
  return { model: files.model, generate: finish === 'generate', finished: finish !== undefined };
}

/** A view as text, with the answers so far. */
async function pictureOf(
  files: InterviewFiles,
  base: string | undefined,
  walked: Walk,
  view: string,
): Promise<string | undefined> {
  const made = modelText(base, walked);
  if (!('text' in made) || made.text === undefined) return undefined;
  const { root, file } = projectOf(files.model);
  const bytes = new TextEncoder().encode(made.text);
  const { design } = await check({ file, bytes }, filesOf(root));
  if (design === undefined) return undefined;
  const [{ picturesOf }, { drawText }] = await Promise.all([
    import('../picture/pictures-of.ts'),
    import('../picture/draw-text.ts'),
  ]);
  const drawn = picturesOf(design).find(({ key }) => key === view);
  return drawn?.section.drawing ? drawText(drawn.title, drawn.section.drawing) : undefined;
}
