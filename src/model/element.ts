import { z } from 'zod';
import { controlUse } from './control.ts';
import { entry, field, flag, id, list, name, text } from './forms.ts';

/** What an element is, as diagrams and threats see it. */
export const KINDS = [
  'person',
  'external',
  'system',
  'container',
  'datastore',
  'node',
  'artifact',
  'process',
] as const;
export type Kind = (typeof KINDS)[number];

/** `<view>.<id>`: another appearance of the same thing. */
const ELEMENT_REFERENCE = /^[a-z0-9-]+(\.[a-z0-9-]+){1,2}$/;

const elementFields = {
  name: field(
    name,
    'Name',
    'What it is called; the id in words if absent.',
    'Order database',
  ).optional(),
  type: field(
    name,
    'Type',
    'What it is, in your words; printed as written.',
    'Database',
  ).optional(),
  kind: field(
    z.enum(KINDS),
    'Kind',
    'Its shape in diagrams; found from the type if absent.',
    'datastore',
  ).optional(),
  technology: field(name, 'Technology', 'What it is made with.', 'PostgreSQL 16').optional(),
  description: field(
    text,
    'Description',
    'What it is and does.',
    'Holds orders and their history.',
  ).optional(),
  responsibilities: field(list(entry), 'Responsibilities', 'What it is there for.', [
    'Keep orders for ten years',
  ]).default([]),
  controls: field(
    list(controlUse),
    'Security controls',
    'What protects it: ids of registered controls, or texts.',
    ['encryption-at-rest', 'Two-person release'],
  ).default([]),
  data: field(list(id), 'Data', 'Ids of the data held here.', ['cards']).default([]),
  focus: field(
    flag,
    'Focus',
    'True for the thing that the view is about: highlighted.',
    true,
  ).optional(),
  listed: field(flag, 'Listed', 'False: drawn, not described.', false).optional(),
  drawn: field(flag, 'Drawn', 'False: described, not drawn.', false).optional(),
  'same-as': field(
    z.string().regex(ELEMENT_REFERENCE, { error: 'no reference' }),
    'Same as',
    'The same thing in another view, `<view>.<id>`: fields not set here come from there.',
    'container.database',
  ).optional(),
  'out-of-scope': field(
    text,
    'Out of scope',
    'Why this design does not look at it.',
    'Run by the bank',
  ).optional(),
};

/** A person, system, container, datastore, node, artifact or process of one view. */
export const element = z.strictObject(elementFields).meta({ id: 'element' });
export type Element = z.output<typeof element>;

/** A box around elements: a trust boundary unless it says otherwise. */
export const boundary = z
  .strictObject({
    ...elementFields,
    contains: field(
      list(id),
      'Contains',
      'Ids of the elements and boundaries inside; each has one boundary at most.',
      ['web', 'database'],
    ).default([]),
    'trust-boundary': field(
      flag,
      'Trust boundary',
      'False when what is inside trusts what is outside.',
      false,
    ).optional(),
  })
  .meta({ id: 'boundary' });
export type Boundary = z.output<typeof boundary>;
