import { z } from 'zod';
import { business } from './business.ts';
import { control } from './control.ts';
import { dataAsset } from './data-asset.ts';
import { entry, field, keyed, list, name, text } from './forms.ts';
import { guide } from './guide.ts';
import { DEFAULT_MATRIX } from './levels.ts';
import { policy } from './policy.ts';
import { assumption, question } from './question.ts';
import { risk } from './risk.ts';
import { documentSetting, extra, gate, matrix, ruleSetting, suppression } from './settings.ts';
import { c4View, deployment } from './view.ts';

const version = z.literal('1').meta({ type: 'number', const: 1 });

const importField = field(
  list(name),
  'Import',
  'Shared libraries, as paths from this file, inside the project. What this file says wins.',
  ['../org/controls.yaml'],
).default([]);

/** What a design and a shared library have in common: the registries, merged by id. */
const registries = {
  controls: field(
    keyed(control),
    'Controls',
    'The registry of security controls, by id: once here, referenced anywhere.',
    {
      'code-review': { name: 'Code review', where: 'Pull requests' },
    },
  ).default(() => new Map()),
  requirements: field(
    z.record(z.string().max(100), list(entry)).transform((value) => new Map(Object.entries(value))),
    'Security requirements',
    'What the system must do, by topic.',
    { authentication: 'Every caller is known.' },
  ).default(() => new Map()),
  data: field(keyed(dataAsset), 'Data', 'Data worth protecting, by id.', {
    cards: { name: 'Card numbers', sensitivity: 'high' },
  }).default(() => new Map()),
  risks: field(keyed(risk), 'Risks', 'The register of security risks, by id.', {
    'card-theft': { name: 'Card numbers are stolen', likelihood: 'low', impact: 'critical' },
  }).default(() => new Map()),
  matrix: field(
    matrix,
    'Risk matrix',
    'A likelihood × impact matrix other than the usual one.',
    DEFAULT_MATRIX,
    DEFAULT_MATRIX,
  ).optional(),
};

const system = z
  .strictObject({
    name: field(name, 'Name', 'What the system is called.', 'click'),
    description: field(
      text,
      'Description',
      'What it is, in a sentence or two.',
      'A library for command-line interfaces.',
    ).optional(),
    repository: field(
      name,
      'Repository',
      'Where its source is.',
      'https://github.com/pallets/click',
    ).optional(),
    owners: field(list(name), 'Owners', 'Who answers for it.', ['platform-team']).default([]),
    contacts: field(list(name), 'Contacts', 'How to reach them about security.', [
      'security@pallets.example',
    ]).default([]),
  })
  .meta({ id: 'system' });

/** The whole model of one system. */
export const design = z
  .strictObject({
    threatdoc: field(version, 'Model version', 'The version of this language: 1.', 1),
    import: importField,
    system: field(system, 'System', 'What is described.', { name: 'click' }),
    business: field(
      business,
      'Business posture',
      'Why the system exists and what its owner fears.',
      { goals: 'Sell shoes' },
    ).prefault({}),
    ...registries,
    context: field(c4View, 'C4 context', 'The system in its world: people and systems around it.', {
      elements: { shopper: { type: 'Person' } },
    }).optional(),
    container: field(c4View, 'C4 container', 'What the system is made of.', {
      elements: { api: { type: 'Container' } },
    }).optional(),
    deployment: field(deployment, 'Deployment', 'Where it runs.', {
      environments: { production: { description: 'One region' } },
    }).optional(),
    build: field(c4View, 'Build', 'How it is built and published.', {
      steps: ['Run tests'],
    }).optional(),
    policy: field(policy, 'Security policy', 'What SECURITY.md says.', {
      reporting: { channels: 'security@pallets.example' },
    }).optional(),
    guide: field(guide, 'Security guide', 'What the guide to secure use says.', {
      practices: { secrets: { items: 'Keep them out of code.' } },
    }).optional(),
    suppress: field(
      list(suppression),
      'Suppressions',
      'Findings set aside, each with its reason.',
      [{ finding: 'element-without-controls', at: 'context.user', reason: 'Outside our control' }],
    ).default([]),
    questions: field(list(question), 'Questions', 'What is not known yet.', [
      'Are releases signed?',
    ]).default([]),
    assumptions: field(list(assumption), 'Assumptions', 'What is taken for granted.', [
      'Users trust the package index.',
    ]).default([]),
    gate: field(
      gate,
      'Gate',
      'From which severity on an unmitigated risk fails `check`.',
      'high',
    ).optional(),
    rules: field(
      z
        .record(z.string().max(100), ruleSetting)
        .transform((value) => new Map(Object.entries(value))),
      'Rules',
      'Other severities for findings, by code.',
      { 'element-without-controls': { severity: 'note', reason: 'A sketch' } },
    ).default(() => new Map()),
    documents: field(
      z
        .record(z.string().max(100), documentSetting)
        .transform((value) => new Map(Object.entries(value))),
      'Documents',
      'Where each document goes and how it looks, by kind.',
      { design: 'docs/design.md' },
    ).default(() => new Map()),
    extra: field(
      list(extra),
      'Extra sections',
      'What has no place of its own, printed where it says.',
      [{ after: 'business', name: 'Glossary', text: 'SKU: a thing on sale.' }],
    ).default([]),
  })
  .meta({
    id: 'design',
    title: 'threatdoc model',
    description: 'One system: why it matters, how it is built and run, and what protects it.',
  });
export type Design = z.output<typeof design>;

/** Registries that several models share. */
export const library = z
  .strictObject({
    'threatdoc-library': field(version, 'Library version', 'The version of this language: 1.', 1),
    name: field(
      name,
      'Name',
      'What the library is called.',
      'Controls of the organisation',
    ).optional(),
    description: field(text, 'Description', 'What it is for.', 'Reviewed once a year.').optional(),
    import: importField,
    ...registries,
  })
  .meta({
    id: 'library',
    title: 'threatdoc library',
    description: 'Controls, requirements, data and risks that several models share.',
  });
