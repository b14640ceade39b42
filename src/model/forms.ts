import { z } from 'zod';

/**
 * The forms that every part of the model is made of.
 *
 * The reader hands over plain scalars as their source text, so that `1.10` stays `1.10` and `no`
 * stays `no`; a schema here therefore takes strings, and says in its JSON Schema what an editor,
 * which resolves YAML 1.2 types, will see.
 */

/** Longest name, label, type or technology: what still fits a box of a diagram, in characters. */
const LONGEST_NAME = 200;

/** Longest text, in characters: a long chapter; more than that belongs in a file of its own. */
const LONGEST_TEXT = 100_000;

/** Words and numbers of YAML, which an editor would not take for texts. */
const YAML_WORDS = '(?!(?:true|false|null|[0-9]+e[0-9]+|0x[0-9a-f]+|0o[0-7]+)$)';

/** `[a-z0-9]+(-[a-z0-9]+)*` with a letter, so that an id is never a number to YAML or JavaScript. */
export const ID = new RegExp(`^(?=[0-9-]*[a-z])${YAML_WORDS}[a-z0-9]+(-[a-z0-9]+)*$`);

/** Text that is not blank; lengths count characters, not UTF-16 units, as JSON Schema does. */
const scalarOf = (longest: number): z.ZodType<string, string> =>
  z
    .string()
    .refine((value) => value.trim() !== '', { error: 'blank' })
    .refine((value) => value.length <= longest || [...value].length <= longest, {
      error: `longer than ${longest}`,
    });

/** What an editor accepts where we take the source text of a scalar. */
const anyScalar = (longest: number) => ({
  type: undefined,
  minLength: undefined,
  maxLength: undefined,
  anyOf: [
    { type: 'string', pattern: '\\S', maxLength: longest },
    { type: 'number' },
    { type: 'boolean' },
  ],
});

/** A line of plain text: printed as written, in documents and in diagrams. */
export const name = scalarOf(LONGEST_NAME).meta({ id: 'name', ...anyScalar(LONGEST_NAME) });

/**
 * Marks of markdown in one text, above which parsing it takes seconds: matching `*`, `_` and
 * brackets is quadratic in their number. A page of prose has some dozens.
 */
const MOST_MARKS = 2000;

/** Quotes and lists that start on one line, above which walking through them ends the stack. */
const TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){33}/m;

function isTangled(value: string): boolean {
  if (value.length < 33) return false;
  const marks = value.length > MOST_MARKS ? (value.match(/[*_~`[\]<]/g)?.length ?? 0) : 0;
  return marks > MOST_MARKS || TOO_DEEP.test(value);
}

/** Markdown of any length. */
export const text = scalarOf(LONGEST_TEXT)
  .refine((value) => !isTangled(value), { error: 'tangled' })
  .meta({ id: 'text', ...anyScalar(LONGEST_TEXT) });

/** The id of anything in the model. */
export const id = z.string().max(100).regex(ID, { error: 'no id' }).meta({ id: 'id' });

/** `true` or `false`, as YAML 1.2 writes them. */
export const flag: z.ZodType<boolean, string> = z
  .enum(['true', 'false', 'True', 'False', 'TRUE', 'FALSE'], { error: 'no flag' })
  .transform((value) => value.toLowerCase() === 'true')
  .meta({ id: 'flag', type: 'boolean', enum: [true, false] });

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The last day on which something holds, `YYYY-MM-DD`, a day that exists. */
export const date = z
  .string()
  .regex(DAY, { error: 'no day' })
  .refine(isDay, { error: 'no such day' })
  .meta({ id: 'date' });

function isDay(value: string): boolean {
  if (!DAY.test(value)) return true;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** A list, or the one thing that would be in it. */
export function list<S extends z.ZodType>(item: S) {
  return z
    .union([z.array(item), item])
    .transform((value): z.output<S>[] => (Array.isArray(value) ? value : [value]) as z.output<S>[]);
}

/** Things by id, in the order written. `id: text` is short for `id: {name: text}`. */
export function keyed<Output, Input>(item: z.ZodType<Output, Input>) {
  const named = name
    .transform((value) => ({ name: value }))
    .pipe(item as z.ZodType<Output, { name: string }>);
  return z
    .record(id, z.union([named, item]))
    .transform((value) => new Map<string, Output>(Object.entries(value)));
}

/** A field with the words that editors, prompts and the reference page show. */
export function field<S extends z.ZodType>(
  schema: S,
  title: string,
  description: string,
  ...examples: unknown[]
): S {
  return schema.meta({ title, description, examples });
}

/** A point of a list: a text, or a lead with text and points of its own. */
export interface Entry {
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  readonly items: readonly Entry[];
}

type EntryInput =
  | string
  | {
      name?: string | undefined;
      text?: string | undefined;
      items?: EntryInput | EntryInput[] | undefined;
    };

/** The fields of an entry, for the parts whose entries carry more. */
export const entryFields = {
  name: field(name, 'Lead', 'The first words, printed before the text.', 'Rate limits').optional(),
  text: field(text, 'Text', 'What there is to say.', 'At most ten requests a second.').optional(),
  get items() {
    return field(list(entry), 'Points', 'Points below this one.', [
      'Per account',
      'Per address',
    ]).default([]);
  },
};

const entryObject = z
  .strictObject(entryFields)
  .refine(saysSomething, { error: 'empty entry' })
  .meta({ minProperties: 1 });

/** True for an entry that has at least a name, a text or points. */
export function saysSomething(value: Entry): boolean {
  return value.name !== undefined || value.text !== undefined || value.items.length > 0;
}

export const entry: z.ZodType<Entry, EntryInput> = z
  .lazy(() =>
    z.union([text.transform((value): Entry => ({ text: value, items: [] })), entryObject]),
  )
  .meta({ id: 'entry' });
