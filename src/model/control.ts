import { z } from 'zod';
import { field, ID, list, name, text } from './forms.ts';

/** Whether a control is there (`existing`), decided on (`planned`) or asked for (`recommended`). */
const CONTROL_STATUSES = ['existing', 'planned', 'recommended'] as const;

const controlFields = {
  description: field(
    text,
    'Description',
    'What the control does and what it protects against.',
    'Two people read every change before it is merged.',
  ).optional(),
  status: field(
    z.enum(CONTROL_STATUSES),
    'Status',
    'Whether the control is there, decided on, or asked for.',
    'recommended',
  ).default('existing'),
  where: field(
    text,
    'Where',
    'Where it is implemented or described.',
    'Pull request workflow on GitHub',
  ).optional(),
  reason: field(
    text,
    'Reason',
    'Why it is recommended or planned.',
    'No scan of dependencies runs today.',
  ).optional(),
  evidence: field(
    z.strictObject({
      file: field(
        name,
        'File',
        'A file of the project that shows it.',
        '.github/CODEOWNERS',
      ).optional(),
      url: field(name, 'URL', 'A page that shows it.', 'https://example.org/audit').optional(),
      text: field(text, 'Text', 'How it is shown.', 'Audit report of May').optional(),
    }),
    'Evidence',
    'What shows that the control is in place.',
    { file: '.github/CODEOWNERS' },
  ).optional(),
  standards: field(list(name), 'Standards', 'Requirements of standards that it answers.', [
    'NIST-800-53/CM-3',
  ]).default([]),
  command: field(name, 'Command', 'The command that runs it.', 'npm audit').optional(),
};

/** A control of the registry: defined once, referenced by id anywhere. */
export const control = z
  .strictObject({
    name: field(
      name,
      'Name',
      'What the control is called; the id in words if absent.',
      'Code review',
    ).optional(),
    ...controlFields,
  })
  .meta({ id: 'control' });

export type Control = z.output<typeof control>;

const statedControl = z.strictObject({
  name: field(name, 'Name', 'What the control is called.', 'Signing of releases'),
  ...controlFields,
});

/**
 * A control in place: the id of a registered one, or one stated on the spot, which counts for what
 * it says there and never as the answer to a risk.
 */
export type ControlUse =
  | { readonly ref: string }
  | { readonly ref?: undefined; readonly stated: z.output<typeof statedControl> };

export const controlUse = z
  .union([
    text.transform(
      (value): ControlUse =>
        ID.test(value)
          ? { ref: value }
          : { stated: { name: value, status: 'existing', standards: [] } },
    ),
    statedControl.transform((stated): ControlUse => ({ stated })),
  ])
  .meta({
    id: 'control-use',
    title: 'Control',
    description: 'The id of a registered control, a text, or a control described on the spot.',
    examples: ['code-review', 'Two-person release', { name: 'Signing', status: 'recommended' }],
  });
