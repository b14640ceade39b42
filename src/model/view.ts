import { z } from 'zod';
import { controlUse } from './control.ts';
import { boundary, element } from './element.ts';
import { flow } from './flow.ts';
import { entry, field, keyed, list, name, text } from './forms.ts';

/** Which way a diagram reads: left to right, right to left, top to bottom, bottom to top. */
export const DIRECTIONS = ['LR', 'RL', 'TB', 'BT'] as const;
export type Direction = (typeof DIRECTIONS)[number];

const viewFields = {
  description: field(
    text,
    'Description',
    'What the diagram shows, printed before it.',
    'The shop and what is around it.',
  ).optional(),
  direction: field(
    z.enum(DIRECTIONS),
    'Direction',
    'Which way the diagram reads.',
    'LR',
  ).optional(),
  boundaries: field(keyed(boundary), 'Boundaries', 'Boxes around elements, by id.', {
    vpc: { contains: ['web', 'database'] },
  }).default(() => new Map()),
  elements: field(keyed(element), 'Elements', 'What the view is made of, by id.', {
    developer: { type: 'Person' },
  }).default(() => new Map()),
  flows: field(list(flow), 'Flows', 'What goes from where to where.', [
    'developer -> ci: Pushes',
  ]).default([]),
  steps: field(list(entry), 'Steps', 'What happens, in order; printed numbered.', [
    'Fetch dependencies',
    'Run tests',
  ]).default([]),
  controls: field(list(controlUse), 'Security controls', 'What protects the whole.', [
    'code-review',
  ]).default([]),
  diagram: field(
    z.strictObject({
      source: field(text, 'Source', 'Mermaid text printed as it is.', 'flowchart LR\n  a --> b'),
    }),
    'Diagram',
    'A diagram of your own in place of the drawn one.',
    { source: 'flowchart LR\n  a --> b' },
  ).optional(),
  notes: field(
    text,
    'Notes',
    'What else is to say, printed last.',
    'The CDN is not decided.',
  ).optional(),
};

/** One C4 view: context, container, build, or a deployment. */
export const c4View = z.strictObject(viewFields).meta({ id: 'view' });
export type C4View = z.output<typeof c4View>;

const environment = z
  .strictObject({
    name: field(
      name,
      'Name',
      'What the environment is called; the id in words if absent.',
      'Production',
    ).optional(),
    ...viewFields,
  })
  .meta({ id: 'environment' });

/** Where the system runs: one view, or several environments and options by name. */
export const deployment = z
  .strictObject({
    ...viewFields,
    environments: field(
      keyed(environment),
      'Environments',
      'Environments and options by id; one with nothing to draw is only described.',
      { production: { description: 'Two regions' } },
    ).default(() => new Map()),
  })
  .meta({ id: 'deployment' });
