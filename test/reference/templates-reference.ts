import { render } from '../../src/render/render.ts';
import { assemble, type TemplateFiles } from '../../src/shell/load-templates.ts';
import { code, fenced, table } from './markdown.ts';
import { type Group, type GroupNames, groupsOf, wordsOf } from './page-shape.ts';

/** What the groups of fields of a page are called: each by the place where it is first seen. */
const GROUPS: GroupNames = {
  '': ['page', 'what a template starts with'],
  system: ['system', ''],
  business: ['business', ''],
  'business.goals[]': ['entry', 'a point of a list, with points below it'],
  'business.risks[]': ['business risk', ''],
  controls: ['registry', 'recommended: those planned and those recommended'],
  'controls.existing[]': ['control', 'one of the registry, with what it protects and answers'],
  'controls.existing[].protects': ['few', 'the first of many; more: how many are left out'],
  'controls.existing[].protects.shown[]': [
    'link',
    'anchor null: the thing has no place to lead to',
  ],
  'controls.existing[].evidence': ['evidence', ''],
  'requirements[]': ['requirement', ''],
  context: ['section', 'one C4 view, its diagrams drawn; table: the model wants a table'],
  'context.drawing': ['drawing', 'what the diagrams were drawn from'],
  'context.drawing.elements[]': ['drawn element', ''],
  'context.drawing.boundaries[]': ['drawn boundary', 'contains: ids of what is inside'],
  'context.drawing.flows[]': ['drawn flow', 'from and to: ids'],
  'context.elements[]': ['element', 'as the section describes it'],
  'context.elements[].controls[]': ['control use', 'anchor null: not one of the registry'],
  'context.diagrams[]': ['diagram', 'caption null: the only one of its view'],
  deployment: ['deployment', 'options: environments that are only described'],
  'deployment.options[]': ['option', ''],
  'data[]': ['data', ''],
  'data[].classification[]': ['classification', ''],
  'risks[]': ['risk', 'status: how it stands, such as open or mitigated'],
  'risks[].controls[]': ['risk control', ''],
  'risks[].references[]': ['reference', ''],
  'matrix[]': ['matrix row', ''],
  'matrix[].cells[]': ['matrix cell', ''],
  'questions[]': ['question', 'also an assumption; topic: a heading of the document'],
  extra: ['extra', 'by the section that they follow'],
  'extra.business[]': ['extra section', ''],
};

/** The fields of a page and of the groups in it, as a text to read. */
export function pageFields(pages: readonly object[]): string {
  const blocks = groupsOf(pages, GROUPS).map((group, _, groups) => {
    const base = groups.find((other) => other !== group && isWithin(other, group));
    const own = [...group.fields].filter(([key]) => !base?.fields.has(key));
    const head = `${group.name}${group.about === '' ? '' : `   (${group.about})`}`;
    const inherited = base === undefined ? [] : [`  … and all of ${base.name}`];
    return [
      head,
      ...own.map(([key, shape]) => `  ${key.padEnd(18)}${wordsOf(shape, `${group.name}.${key}`)}`),
      ...inherited,
    ];
  });
  return fenced(blocks.map((lines) => lines.join('\n')).join('\n\n'), 'text');
}

/** True when a large group has all fields of another: it is the same and more. */
function isWithin(part: Group, whole: Group): boolean {
  return part.fields.size > 8 && [...part.fields.keys()].every((key) => whole.fields.has(key));
}

/** The partials, whether each stands in a line or takes lines of its own, and who uses it. */
export function partialsTable({ documents, partials }: TemplateFiles): string {
  const files = [...documents, ...partials];
  const rows = [...partials].map(([name, file]) => [
    code(name),
    file.text.includes('\n') ? 'block' : 'one line',
    files.flatMap(([user, { text }]) => (uses(text, name) ? [code(user)] : [])).join(', '),
  ]);
  return table(['Partial', 'Form', 'Used by'], rows);
}

function uses(text: string, partial: string): boolean {
  return new RegExp(`\\{\\{~?> *${partial}[ }~]`).test(text);
}

/** The keep zones that a document of ours has. */
export function zonesOf({ documents }: TemplateFiles, kind: string): string {
  const text = documents.get(kind)?.text ?? '';
  const names = [...text.matchAll(/<!-- threatdoc:keep ([a-z0-9-]+) -->/g)].map(
    ([, name = '']) => name,
  );
  return names.map((name) => `- ${code(name)}`).join('\n');
}

/** A template in small, what it is given, and a word on what it shows. */
interface Sample {
  readonly about: string;
  readonly template: string;
  readonly data: object;
}

const SAMPLES: readonly Sample[] = [
  {
    about: 'A plain value prints as written, markdown as what it says; both stay in their place',
    template: '- {{name}}: {{description}}',
    data: { name: '*cards*', description: { markdown: 'Held *encrypted*. <b>Always</b>.' } },
  },
  {
    about: 'What is absent prints nothing; ask before printing a label for it',
    template: '- {{name}}{{#if owner}} ({{owner}}){{/if}}\n- Owner: {{owner}}',
    data: { name: 'Cards', owner: null },
  },
  {
    about: '`eq` compares',
    template: '{{#each risks}}\n- {{name}}{{#if (eq status "open")}}, still open{{/if}}\n{{/each}}',
    data: {
      risks: [
        { name: 'Theft', status: 'open' },
        { name: 'Fire', status: 'mitigated' },
      ],
    },
  },
  {
    about: '`or` gives the first value that is there, `and` whether all are',
    template: 'By {{or owner team}}{{#if (and owner team)}} of {{team}}{{/if}}.',
    data: { owner: null, team: 'Payments' },
  },
  {
    about: '`alone` gives the one point of a list that fits on a line, else nothing',
    template:
      '{{#if (alone entries)}}\n- Goals: {{> entry-line (alone entries)}}\n{{else}}\n- Goals:\n  {{> entries entries}}\n{{/if}}',
    data: { entries: [{ name: null, text: { markdown: 'Sell shoes.' }, items: [] }] },
  },
  {
    about: 'A value in a cell of a table is run together on one line',
    template: '| Name | What |\n| --- | --- |\n{{#each data}}\n| {{name}} | {{text}} |\n{{/each}}',
    data: { data: [{ name: 'a|b', text: { markdown: 'One.\n\nTwo.' } }] },
  },
];

/** The samples with what they print today. */
export async function templateSamples({ partials }: TemplateFiles): Promise<string> {
  const samples = new Map(
    SAMPLES.map(({ about, template }) => [about, { path: about, text: `${template}\n` }]),
  );
  const templates = await assemble({ documents: samples, partials });
  const printed = SAMPLES.map(({ about, template, data }) => {
    const rendered = render(about, data, templates);
    if ('problem' in rendered) throw new Error(rendered.problem.message);
    return [`${about}:`, fenced(template, 'handlebars'), fenced(rendered.text, 'markdown')];
  });
  return printed.flat().join('\n\n');
}
