import { z } from 'zod';
import { type Entry, field, id, keyed, list, name, saysSomething, text } from './forms.ts';

/** Source code, kept as it is written: never trimmed. */
const code = z
  .string()
  .min(1)
  .max(100_000)
  .meta({
    id: 'code',
    type: undefined,
    minLength: undefined,
    maxLength: undefined,
    anyOf: [
      { type: 'string', minLength: 1, maxLength: 100_000 },
      { type: 'number' },
      { type: 'boolean' },
    ],
  });

/** A piece of code that shows how to do a thing, or how not to. */
export interface Sample {
  readonly language?: string | undefined;
  readonly bad?: string | undefined;
  readonly good?: string | undefined;
  readonly code?: string | undefined;
}

const sampleObject = z
  .strictObject({
    language: field(
      name,
      'Language',
      'What it is written in; the language of the guide if absent.',
      'python',
    ).optional(),
    bad: field(code, 'Bad', 'How not to do it.', 'password = "secret"').optional(),
    good: field(code, 'Good', 'How to do it.', 'password = os.environ["PASSWORD"]').optional(),
    code: field(code, 'Code', 'An example that is neither.', 'pip-audit').optional(),
  })
  .refine(({ bad, good, code: neutral }) => Boolean(bad ?? good ?? neutral), {
    error: 'empty sample',
  });

const sample = z.union([code.transform((value): Sample => ({ code: value })), sampleObject]).meta({
  id: 'sample',
  title: 'Code sample',
  description: 'Code, or a map with at least one of `bad`, `good` and `code`.',
  examples: ['pip-audit', { language: 'python', bad: 'eval(text)', good: 'int(text)' }],
});

/** A point of a section: like any other, with code where it helps. */
export interface Practice extends Entry {
  readonly items: readonly Practice[];
  readonly samples: readonly Sample[];
}

type PracticeInput =
  | string
  | {
      name?: string | undefined;
      text?: string | undefined;
      items?: PracticeInput | PracticeInput[] | undefined;
      samples?: z.input<typeof sample> | z.input<typeof sample>[] | undefined;
    };

const samples = field(
  list(sample),
  'Samples',
  'Code that shows it, in this order; of one sample the bad code is printed before the good.',
  ['pip-audit'],
);

const practiceObject = z
  .strictObject({
    name: field(
      name,
      'Lead',
      'The first words, printed before the text.',
      'Pin versions',
    ).optional(),
    text: field(text, 'Text', 'What to do.', 'State exact versions in production.').optional(),
    get items() {
      return field(list(practice), 'Points', 'Points below this one.', ['In lock files']).default(
        [],
      );
    },
    samples: samples.default([]),
  })
  .refine((value) => saysSomething(value) || value.samples.length > 0, { error: 'empty entry' })
  .meta({ minProperties: 1 });

const practice: z.ZodType<Practice, PracticeInput> = z
  .lazy(() =>
    z.union([
      text.transform((value): Practice => ({ text: value, items: [], samples: [] })),
      practiceObject,
    ]),
  )
  .meta({ id: 'practice' });

const sectionFields = {
  name: field(name, 'Name', 'Its heading; the id in words if absent.', 'Dependencies').optional(),
  text: field(text, 'Text', 'What it says before its points.', 'We keep few of them.').optional(),
  controls: field(
    list(id),
    'Controls',
    'Ids of registered controls, published here with what they do.',
    ['dependency-scanning'],
  ).default([]),
  items: field(list(practice), 'Points', 'Its points.', ['Pin versions']).default([]),
  samples: samples.default([]),
  risks: field(list(id), 'Risks', 'Ids of the risks that it answers.', ['supply-chain']).default(
    [],
  ),
};

const innermost = z.strictObject(sectionFields).meta({ id: 'innermost-section' });
const inner = z
  .strictObject({
    ...sectionFields,
    sections: field(keyed(innermost), 'Sections', 'Sections below this one, by id.', {
      'lock-files': { text: 'Commit them.' },
    }).default(() => new Map()),
  })
  .meta({ id: 'inner-section' });

/** A heading with what stands below it, up to three deep. */
export const section = z
  .strictObject({
    ...sectionFields,
    sections: field(keyed(inner), 'Sections', 'Sections below this one, by id.', {
      pinning: { text: 'State exact versions.' },
    }).default(() => new Map()),
  })
  .meta({ id: 'section' });

type Innermost = z.output<typeof innermost>;

/** A section of any depth. */
export type Section = Innermost & { readonly sections?: ReadonlyMap<string, Section> | undefined };
