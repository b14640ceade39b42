import { z } from 'zod';
import { controlUse } from './control.ts';
import { field, flag, id, list, name, text } from './forms.ts';

/** `from -> to` or `from <-> to`, with spaces round the arrow. */
const ENDS = /^([a-z0-9-]+) +(->|<->) +([a-z0-9-]+)$/;
const ENDS_AND_LABEL = /^([a-z0-9-]+) +(->|<->) +([a-z0-9-]+)(?:: +(\S[\s\S]*))?$/u;

/** The same for editors, which do not know of the longest label otherwise. */
const SHORT_LABEL = ENDS_AND_LABEL.source.replace('\\S]*', '\\S]{0,199}');

const flowDetails = z.strictObject({
  id: field(id, 'Id', 'A name to point at this flow with, unique in its view.', 'query').optional(),
  label: field(
    name,
    'Label',
    'What happens, printed on the arrow.',
    'Opens a pull request',
  ).optional(),
  description: field(
    text,
    'Description',
    'More about it.',
    'Once a night, for the ledger.',
  ).optional(),
  protocol: field(name, 'Protocol', 'How it travels.', 'HTTPS').optional(),
  data: field(list(id), 'Data', 'Ids of the data that it carries.', ['cards']).default([]),
  authentication: field(
    name,
    'Authentication',
    'How the ends know each other.',
    'mutual TLS',
  ).optional(),
  encrypted: field(
    flag,
    'Encrypted',
    'Whether it is encrypted in transit; absent means unknown.',
    true,
  ).optional(),
  controls: field(list(controlUse), 'Security controls', 'What protects it on its way.', [
    'rate-limit',
  ]).default([]),
});

/** Data or action going from one element or boundary of a view to another. */
export type Flow = Readonly<
  z.output<typeof flowDetails> & { from: string; to: string; both: boolean }
>;

function flowBetween(ends: string, details: z.input<typeof flowDetails>): Flow {
  const [, from = '', arrow, to = '', label] = ENDS_AND_LABEL.exec(ends) ?? [];
  const known = flowDetails.parse(label === undefined ? details : { label, ...details });
  return { ...known, from, to, both: arrow === '<->' };
}

/** A label that follows the ends is as long as any other name. */
function hasFittingLabel(value: string): boolean {
  const label = ENDS_AND_LABEL.exec(value)?.[4];
  return label === undefined || name.safeParse(label).success;
}

const detailsOrLabel = z.union([name.transform((label) => ({ label })), flowDetails]);

export const flow = z
  .union([
    z
      .string()
      .max(500)
      .regex(ENDS_AND_LABEL, { error: 'no flow' })
      .refine(hasFittingLabel, { error: 'longer than 200' })
      .meta({ pattern: SHORT_LABEL })
      .transform((ends): Flow => flowBetween(ends, {})),
    z
      .record(z.string().regex(ENDS, { error: 'no flow' }), detailsOrLabel)
      .refine((value) => Object.keys(value).length === 1, { error: 'one flow' })
      .meta({ minProperties: 1, maxProperties: 1 })
      .transform((value): Flow => {
        const [ends = '', details = {}] = Object.entries(value)[0] ?? [];
        const { from, to, both } = flowBetween(ends, {});
        return { data: [], controls: [], ...details, from, to, both };
      }),
  ])
  .meta({
    id: 'flow',
    title: 'Flow',
    description:
      '`from -> to`, `from <-> to`, `from -> to: label`, or `from -> to:` with its details below.',
    examples: ['developer -> ci', { 'developer -> ci': 'Opens a pull request' }],
  });
