import { z } from 'zod';
import { type Entry, entryFields, field, saysSomething, text } from './forms.ts';

/** Which part of the design a question or an assumption is about. */
export const TOPICS = ['business', 'security', 'design', 'any'] as const;
export type Topic = (typeof TOPICS)[number];

const topic = field(z.enum(TOPICS), 'Topic', 'Which part of the design it is about.', 'security');

export type Assumption = Entry & { readonly topic?: Topic | undefined };
export type Question = Assumption & { readonly assumption?: string | undefined };

const fromText = text.transform((value) => ({ text: value, items: [] as Entry[] }));

/** Something that we do not know. */
export const question = z
  .union([
    fromText,
    z
      .strictObject({
        ...entryFields,
        topic: topic.optional(),
        assumption: field(
          text,
          'Assumption',
          'What holds until there is an answer.',
          'Releases are not signed.',
        ).optional(),
      })
      .refine(saysSomething, { error: 'empty entry' })
      .meta({ minProperties: 1 }),
  ])
  .meta({ id: 'question' });

/** Something that we take for granted. */
export const assumption = z
  .union([
    fromText,
    z
      .strictObject({ ...entryFields, topic: topic.optional() })
      .refine(saysSomething, { error: 'empty entry' })
      .meta({ minProperties: 1 }),
  ])
  .meta({ id: 'assumption' });
