import { parse, stringify } from 'yaml';
import type { Answer } from './answer.ts';
import { writableAnswer, writableAnswers } from './writable-answers.ts';

/** An interview that is not finished, as it is kept beside its model. */
export interface Journal {
  /** The model before the interview; undefined when there was none. */
  readonly base: string | undefined;
  readonly answers: ReadonlyMap<string, Answer>;
  /** The question that was put last. */
  readonly at: string | undefined;
  /** Whether it began without a model. */
  readonly isDraft: boolean;
  /** The section that the interview is limited to. */
  readonly only?: string;
  /** Hashes of the model file as this interview found or wrote it last, and as it writes it next. */
  readonly hashes: readonly string[];
}

const KEY = 'threatdoc-interview';

const HEAD = `# An interview that is not finished. \`threatdoc interview\` goes on with it; delete this file to
# forget it.
`;

/** What is written before the next question is put. */
export function writeJournal({ base, answers, at, isDraft, only, hashes }: Journal): string {
  const values = {
    [KEY]: 1,
    ...(isDraft ? { draft: true } : {}),
    ...(at === undefined ? {} : { at }),
    ...(only === undefined ? {} : { only }),
    hashes,
    answers: writableAnswers(answers),
    ...(base === undefined ? {} : { base: writableAnswer(base) }),
  };
  return HEAD + stringify(values, { lineWidth: 0, nullStr: '' });
}

/** Reads it back; undefined for a text that is no journal. */
export function readJournal(text: string): Journal | undefined {
  let value: unknown;
  try {
    value = parse(text, { schema: 'core', mapAsMap: true });
  } catch {
    return undefined;
  }
  if (!(value instanceof Map) || value.get(KEY) !== 1) return undefined;
  const answers: unknown = value.get('answers');
  const hashes: unknown = value.get('hashes');
  if (!(answers instanceof Map) || !isTexts(hashes)) return undefined;
  const said = new Map<string, Answer>();
  for (const [id, answer] of answers as ReadonlyMap<unknown, unknown>) {
    const isAnswer = answer === null || typeof answer === 'string' || isTexts(answer);
    if (typeof id !== 'string' || !isAnswer) return undefined;
    said.set(id, answer);
  }
  const base: unknown = value.get('base');
  const at: unknown = value.get('at');
  const only: unknown = value.get('only');
  return {
    base: typeof base === 'string' ? base : undefined,
    answers: said,
    at: typeof at === 'string' ? at : undefined,
    isDraft: value.get('draft') === true,
    hashes,
    ...(typeof only === 'string' ? { only } : {}),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
