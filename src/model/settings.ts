import { z } from 'zod';
import { date, field, name, text } from './forms.ts';
import { severity } from './levels.ts';

const matrixRow = (word: string) =>
  field(
    z.strictObject({
      low: field(severity, 'Low impact', `Severity at ${word} likelihood and low impact.`, 'low'),
      medium: field(
        severity,
        'Medium impact',
        `Severity at ${word} likelihood and medium impact.`,
        'medium',
      ),
      high: field(
        severity,
        'High impact',
        `Severity at ${word} likelihood and high impact.`,
        'high',
      ),
      critical: field(
        severity,
        'Critical impact',
        `Severity at ${word} likelihood and critical impact.`,
        'critical',
      ),
    }),
    `${word[0]?.toUpperCase()}${word.slice(1)} likelihood`,
    `Severity at ${word} likelihood, by impact.`,
    { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  );

/** An organisation's own likelihood × impact matrix, whole. */
export const matrix = z
  .strictObject({ low: matrixRow('low'), medium: matrixRow('medium'), high: matrixRow('high') })
  .meta({ id: 'matrix' });

/** From which severity on an unmitigated risk fails `check`. */
export const GATES = ['low', 'medium', 'high', 'critical', 'never'] as const;
export type Gate = (typeof GATES)[number];
export const gate = z.enum(GATES);

/** Another severity for a rule, with the reason why. */
export const ruleSetting = z
  .strictObject({
    severity: field(
      z.enum(['error', 'warning', 'note', 'off']),
      'Severity',
      'What its findings count as; `off` hides them all.',
      'note',
    ),
    reason: field(text, 'Reason', 'Why this model differs.', 'Library users run it, we do not.'),
  })
  .meta({ id: 'rule-setting' });

/** One known finding, set aside for a while and for a reason. */
export const suppression = z
  .strictObject({
    finding: field(name, 'Finding', 'The code of the finding.', 'element-without-controls'),
    at: field(
      name,
      'At',
      'What it is about, as `<view>.<id>` or the like; absent: everywhere.',
      'context.user',
    ).optional(),
    reason: field(text, 'Reason', 'Why it may be ignored.', 'Users are outside our control.'),
    owner: field(name, 'Owner', 'Who decided so.', 'security-team').optional(),
    until: field(date, 'Until', 'The last day that it may be ignored.', '2027-03-31').optional(),
  })
  .meta({ id: 'suppression' });

/** What a document shows of a diagram: mermaid text that forges draw, or a picture file. */
export const DIAGRAM_FORMS = ['mermaid', 'image'] as const;
export type DiagramForm = (typeof DIAGRAM_FORMS)[number];

/** Where a document goes and how it looks. */
export const documentSetting = z
  .union([
    name.transform((path) => ({ path, elements: undefined, diagrams: undefined })),
    z.strictObject({
      path: field(
        name,
        'Path',
        'Where it goes, relative to the model.',
        'docs/design.md',
      ).optional(),
      elements: field(
        z.enum(['list', 'table']),
        'Elements',
        'How elements are listed.',
        'table',
      ).optional(),
      diagrams: field(
        z.enum(DIAGRAM_FORMS),
        'Diagrams',
        'Diagrams as mermaid text, which forges draw, or as SVG files beside the document.',
        'image',
      ).optional(),
    }),
  ])
  .meta({ id: 'document-setting' });

/** Sections of the design document after which something kept aside can be printed. */
export const SECTIONS = [
  'introduction',
  'business',
  'security',
  'design',
  'context',
  'container',
  'deployment',
  'build',
  'risk',
  'questions',
] as const;

/** A section that has no place of its own in the model. */
export const extra = z
  .strictObject({
    after: field(z.enum(SECTIONS), 'After', 'The section after which it is printed.', 'business'),
    name: field(name, 'Name', 'Its heading.', 'Glossary').optional(),
    text: field(text, 'Text', 'What it says.', 'SKU: a thing on sale.'),
  })
  .meta({ id: 'extra' });
