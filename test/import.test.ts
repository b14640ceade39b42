import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import type { ImportNote } from '../src/import-note.ts';
import type { ModelValue } from '../src/importer.ts';
import { check } from '../src/pipeline.ts';
import { writeYaml } from '../src/write-yaml/write-yaml.ts';
import { filesOf } from './helpers/files.ts';
import { lostWords } from './helpers/lost-words.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into YAML of any shape
type Yaml = any;

function imported(
  text: string,
  shared = true,
): { model: ModelValue; notes: readonly ImportNote[] } {
  const result = convertDesign(text, 'station.md', { shared });
  if ('refusal' in result) throw new Error(result.refusal);
  return result;
}

/** The model that a document gives, as YAML reads it; every one must pass `check`. */
async function modelOf(text: string): Promise<Yaml> {
  const yaml = writeYaml(imported(text).model);
  expect(await errorsIn(yaml)).toEqual([]);
  return parse(yaml);
}

async function errorsIn(yaml: string): Promise<string[]> {
  const model = { file: 'threatdoc.yaml', bytes: Buffer.from(yaml) };
  const { findings } = await check(model, filesOf({}), { today: '2026-06-15' });
  return findings
    .filter(({ severity, code }) => severity === 'error' || code.startsWith('yaml-'))
    .map(({ line, message }) => `${line}: ${message}`);
}

const HEAD = '# BUSINESS POSTURE\n\nA kiosk sells tickets.\n\n# SECURITY POSTURE\n\n';
const CONTEXT = `${HEAD}# DESIGN\n\n## C4 CONTEXT\n\n`;
const chart = (body: string) => `${CONTEXT}\`\`\`mermaid\n${body}\n\`\`\`\n`;

const KIOSK = {
  type: 'Container (Go)',
  description: 'Sells tickets.',
  responsibilities: ['Take money', 'Print tickets'],
  controls: ['TLS', 'Nightly patches'],
};
const FIELDS = ['Type: Container (Go)', 'Description: Sells tickets.'];
const nested = (indent: string) =>
  [
    ...FIELDS.map((field) => `${indent}- ${field}`),
    `${indent}- Responsibilities:`,
    `${indent}  - Take money`,
    `${indent}  - Print tickets`,
    `${indent}- Security controls:`,
    `${indent}  - security control: TLS`,
    `${indent}  - security control: Nightly patches`,
  ].join('\n');

describe('elements in every layout', () => {
  const layouts: Record<string, string> = {
    table: `| Name | Type | Description | Responsibilities | Security Controls |
| --- | --- | --- | --- | --- |
| Kiosk | Container (Go) | Sells tickets. | Take money<br>Print tickets | TLS<br/>Nightly patches |`,
    'bare nested list': `- - Name: Kiosk\n${nested('  ')}`,
    'name with the fields below': `- Name: Kiosk\n${nested('  ')}`,
    'element wrapper': `- Element:\n  - Name: Kiosk\n${nested('  ')}`,
    'named element wrapper': `- Element: Kiosk\n  - Name: Kiosk\n${nested('  ')}`,
    'numbered wrapper': `1. Element:\n   - Name: Kiosk\n${nested('   ')}`,
    'title wrapper': `- Kiosk:\n  - Name: Kiosk\n${nested('  ')}`,
    'title without a name': `- Kiosk:\n${nested('  ')}`,
    'wrapped in a list item': `- Elements of context diagram:\n  - Name: Kiosk\n${nested('    ')}`,
    'flat siblings': `- Name: Kiosk\n${nested('')}`,
    'one-space indentation':
      '- Elements:\n - Element:\n  - Name: Kiosk\n  - Type: Container (Go)\n  - Description: Sells tickets.\n  - Responsibilities:\n   - Take money\n   - Print tickets\n  - Security controls:\n   - TLS\n   - Nightly patches',
    'ordered list in a bullet': `* 1. Name: Kiosk\n${nested('    ')}`,
    'bold field names': `- **Name:** Kiosk\n${nested('  ').replace(/- (\w[\w ]*):/g, '- **$1:**')}`,
  };
  test.each(Object.entries(layouts))('%s', async (_, layout) => {
    const { context } = await modelOf(`${CONTEXT}Elements of context diagram:\n\n${layout}\n`);
    expect(Object.keys(context.elements)).toEqual(['kiosk']);
    // The opening speaks of a kiosk: without a title it is what the document is about.
    expect(context.elements.kiosk).toEqual({ ...KIOSK, focus: true });
  });

  test('two elements of one list stay two', async () => {
    const list = `- Name: Kiosk\n${nested('')}\n- Name: Till\n- Type: System\n`;
    const { context } = await modelOf(`${CONTEXT}${list}`);
    expect(context.elements).toMatchObject({ kiosk: KIOSK, till: { type: 'System' } });
  });
});

describe('security posture', () => {
  test('the name of a business risk is what stands behind the prefix', async () => {
    const { business } = await modelOf(`# BUSINESS POSTURE

Business risks:

- Risk: Queues
- **Risk:** Forged tickets

# SECURITY POSTURE
`);
    expect(Object.keys(business.risks)).toEqual(['queues', 'forged-tickets']);
  });

  test('a technology that only repeats the type is not told twice', async () => {
    const table =
      '| Name | Type | Description |\n| - | - | - |\n| Tills | Amazon RDS | Keeps takings. |\n';
    const drawn = 'C4Container\n  ContainerDb(tills, "Tills", "Amazon RDS", "Keeps takings.")';
    const { context } = await modelOf(`${chart(drawn)}\n${table}`);
    expect(context.elements.tills).toEqual({ type: 'Amazon RDS', description: 'Keeps takings.' });
  });

  test('a label announces what its last sentence says', async () => {
    const label = 'The team improves it all the time. Security controls are as follows:';
    const { controls } = await modelOf(`${HEAD}${label}\n\n- security control: Cameras\n`);
    expect(controls).toEqual({ cameras: 'Cameras' });
  });

  test('the label says the status, the prefix that it is a control or an accepted risk', async () => {
    const model = await modelOf(`# BUSINESS POSTURE

# SECURITY POSTURE

Existing security controls:

- security control: Sealed cabinets. (Implemented in: hall of the station)
- **security control**: Alarm: Rings at the guard.
- accepted risk: Paper runs out at night

**Recommended Security Controls:**

1. Cameras
2. Tickets with a hologram
`);
    expect(model.controls).toEqual({
      'sealed-cabinets': { where: 'Implemented in: hall of the station' },
      alarm: { description: 'Rings at the guard.' },
      cameras: { status: 'recommended' },
      'tickets-with-a-hologram': { status: 'recommended' },
    });
    expect(model.risks).toMatchObject({ 'paper-runs-out-at-night': { treatment: 'accept' } });
  });

  test.each([
    [
      'a list of topics',
      '- Authentication: Staff have cards.\n- Input validation:\n  - Coins\n  - Notes\n',
    ],
    [
      'numbered topics',
      '1. Authentication:\n  - Staff have cards.\n2. Input validation:\n  - Coins\n  - Notes\n',
    ],
    [
      'headings',
      '### Authentication\n\nStaff have cards.\n\n### Input Validation\n\n- Coins\n- Notes\n',
    ],
    [
      'a table',
      '| Topic | Requirement |\n| - | - |\n| Authentication | Staff have cards. |\n| Input validation | Coins |\n| Input validation | Notes |\n',
    ],
  ])('requirements as %s', async (_, list) => {
    const { requirements } = await modelOf(
      `# BUSINESS POSTURE\n\n# SECURITY POSTURE\n\n## Security Requirements\n\n${list}`,
    );
    expect(requirements).toEqual({
      authentication: ['Staff have cards.'],
      'input-validation': ['Coins', 'Notes'],
    });
  });
});

describe('lists below headings of their own', () => {
  test('a heading that only says goals, and one below it, name no goal', async () => {
    const { business } = await modelOf(
      '# BUSINESS POSTURE\n\n## Business Goals\n\nThe kiosk project aims to:\n\n1. **Sell**: day and night\n2. **Refund**: at once\n\n# SECURITY POSTURE\n\n- security control: TLS\n',
    );
    expect(business).toEqual({
      goals: [
        { name: 'Sell', text: 'day and night' },
        { name: 'Refund', text: 'at once' },
      ],
    });
  });

  const build = (text: string) => `${CONTEXT}A kiosk.\n\n## BUILD\n\n${text}`;

  test('several builds keep their names, one needs none', async () => {
    const one = '**Build Process:**\n1. Compile\n2. Publish\n';
    expect((await modelOf(build(one))).build.steps).toEqual(['Compile', 'Publish']);
    const two = '**Development Build:**\n1. Compile\n\n**Docker Build:**\n1. Pack\n2. Publish\n';
    expect((await modelOf(build(two))).build.steps).toEqual([
      { name: 'Development Build', items: ['Compile'] },
      { name: 'Docker Build', items: ['Pack', 'Publish'] },
    ]);
  });

  test('what is missing is no control of a build', async () => {
    const text =
      '**Security Considerations:**\n- Dependencies are pinned\n- No scan of images yet (recommended: a scanner)\n';
    const { build: view } = await modelOf(build(text));
    expect(view.controls).toEqual(['Dependencies are pinned']);
    expect(view.notes).toContain('No scan of images yet (recommended: a scanner)');
  });
});

describe('diagrams', () => {
  const kiosk = '- Name: Kiosk\n  - Type: System\n  - Description: Sells tickets.\n';
  test('nodes, shapes, chains, labels in three ways, frames', async () => {
    const { context } = await modelOf(
      `${chart(`graph TD
    subgraph hall["Station hall"]
        K("Kiosk") --> D[(Tickets)]
    end
    T([Traveller]) -->|pays| K
    A & B -- "asks" --> K
    K -. prints .-> T
    K <--> Bank
    style K fill:#f9f`)}\n${kiosk}`,
    );
    expect(context).toMatchObject({
      direction: 'TB',
      boundaries: { 'station-hall': { contains: ['kiosk', 'tickets'] } },
      elements: {
        kiosk: { type: 'System' },
        tickets: { kind: 'datastore', listed: false },
        traveller: { listed: false },
      },
    });
    expect(context.flows).toEqual([
      'kiosk -> tickets',
      { 'traveller -> kiosk': 'pays' },
      { 'a -> kiosk': 'asks' },
      { 'b -> kiosk': 'asks' },
      { 'kiosk -> traveller': 'prints' },
      'kiosk <-> bank',
    ]);
  });

  test.each([
    ['an unquoted label', 'A[Kiosk (new)] --> B'],
    ['an arrow with two heads', 'A["Kiosk"] -->> B'],
    ['a label behind a colon', 'A["Kiosk"] --> B: sells'],
    ['a title outside of its brackets', 'subgraph Hall "The hall"\nA["Kiosk"]\nend'],
    ['a title with brackets', 'subgraph Hall (old)\nA["Kiosk"]\nend'],
    ['an arrow of dots', 'A["Kiosk"] <..> B'],
    ['an arrow without its end', 'A["Kiosk"] <-- B'],
    [
      'a box named as a frame that is drawn below',
      '"Kiosk" --> B\nsubgraph "Kiosk"\nC["Till"]\nend',
    ],
    ['a style on a title', 'A["Kiosk"] --> B\nstyle "The hall" fill:#fff'],
  ])('%s is read past', async (fault, body) => {
    const text = `${chart(`flowchart LR\n${body}`)}`;
    const { context } = await modelOf(text);
    expect(context.diagram).toBeUndefined();
    expect(Object.values(context.elements).length).toBeGreaterThan(0);
    const repairs = imported(text).notes.filter(({ kind }) => kind === 'repaired');
    expect(repairs).toHaveLength(fault === 'a style on a title' ? 0 : 1);
    if (repairs[0] !== undefined)
      expect(text.split('\n')[repairs[0].line - 1]).toContain(body.split('\n')[0]);
  });

  test('shapes in braces, links of boxes, styles', async () => {
    const text = chart(`flowchart LR
    K[Kiosk]
    K@{ shape: doc }
    D@{ shape: cyl, label: "Tickets, sold" }
    K -->|stores| D --> B
    click K "https://kiosk.example"
    classDef old fill:#eee
    linkStyle 0 stroke:#f00`);
    const { context } = await modelOf(text);
    expect(context).toMatchObject({
      elements: {
        kiosk: { listed: false },
        'tickets-sold': { name: 'Tickets, sold', kind: 'datastore' },
      },
      flows: [{ 'kiosk -> tickets-sold': 'stores' }, 'tickets-sold -> b'],
    });
    expect(imported(text).notes).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('https://kiosk.example') }),
    );
  });

  test('arrows of many boxes to many boxes stay text when no diagram could show them', async () => {
    const boxes = (name: string) =>
      Array.from({ length: 5000 }, (_, index) => `${name}${index}`).join(' & ');
    const text = chart(`flowchart LR\n${boxes('a')} --> ${boxes('b')}`);
    expect(imported(text).notes).toContainEqual(expect.objectContaining({ kind: 'raw' }));
  });

  test('C4 macros', async () => {
    const { context } = await modelOf(
      chart(`C4Context
    Person(t, "Traveller", "Goes by train")
    System_Boundary(s, "Station") {
      System(k, "Kiosk", "Sells tickets")
    }
    Rel(t, k, "Pays", "Card")`),
    );
    expect(context).toMatchObject({
      boundaries: { station: { contains: ['kiosk'] } },
      elements: { traveller: { kind: 'person', description: 'Goes by train' } },
      flows: [{ 'traveller -> kiosk': { label: 'Pays', protocol: 'Card' } }],
    });
  });

  test('C4 boundaries without braces, and comments behind macros', async () => {
    const { context } = await modelOf(
      chart(`C4Container
System_Boundary(s, "Station")
    Container(k, "Kiosk", "Till") # by the door (left)
    Container(g, "Gate", "Steel")
System_Boundary(s)
Person(t, "Traveller")
Rel(t, k, "Pays") // by card`),
    );
    expect(context).toMatchObject({
      boundaries: { station: { contains: ['kiosk', 'gate'] } },
      flows: [{ 'traveller -> kiosk': 'Pays' }],
    });
  });

  test('what is not understood stays as it was, and is reported', async () => {
    const text = chart('sequenceDiagram\n  Note over A: Hello');
    const { context } = await modelOf(text);
    expect(context.diagram.source).toBe('sequenceDiagram\n  Note over A: Hello');
    expect(imported(text).notes).toContainEqual(expect.objectContaining({ kind: 'raw' }));
  });

  test('an element that is nowhere in the diagram is not drawn', async () => {
    const { context } = await modelOf(`${chart('graph LR\n  A[Till]')}\n${kiosk}`);
    expect(context.elements).toEqual({
      kiosk: { type: 'System', description: 'Sells tickets.', drawn: false },
      till: { listed: false },
    });
  });
});

describe('texts that need repair', () => {
  const plain = `${chart('graph LR\n  K[Kiosk] --> B[Bank]')}
- Name: Kiosk
  - Type: System

# QUESTIONS & ASSUMPTIONS

Questions:

- Who refills the paper?
`;
  const same = async (text: string) => {
    const model = await modelOf(text);
    expect(Object.keys(model.context.elements)).toEqual(['kiosk', 'bank']);
    expect(model.questions).toEqual(['Who refills the paper?']);
  };
  test('a byte-order mark and CRLF', () => same(`\uFEFF${plain.replaceAll('\n', '\r\n')}`));
  test('a document inside a fence', () => same(`\`\`\`markdown\n${plain}\`\`\`\n`));
  test('a lost fence turns the others round', () => same(plain.replace('```mermaid', 'mermaid')));
  test('a fence without its language', () => same(plain.replace('```mermaid', '```')));
  test('bullets that are no markdown', () => same(plain.replace(/^(\s*)- /gm, '$1• ')));
  test('title and deeper sections', () =>
    same(`# Kiosk design document\n\n${plain.replace(/^#/gm, '##')}`));
  test('capitals instead of headings', () => same(plain.replace(/^#+ /gm, '')));
  test('sections in a list', () =>
    same(
      `${HEAD}# DESIGN\n\n- C4 CONTEXT\n\n  \`\`\`mermaid\n  graph LR\n    K[Kiosk] --> B[Bank]\n  \`\`\`\n\n  - Name: Kiosk\n    - Type: System\n\n# QUESTIONS & ASSUMPTIONS\n\nQuestions:\n\n- Who refills the paper?\n`,
    ));
  test('a copy of a web page', async () => {
    await same(
      'Skip to content\n\n12 lines (9 loc) · 1 KB\n\nBUSINESS POSTURE\n\nA kiosk.\n\nSECURITY POSTURE\n\nDESIGN\n\nC4 CONTEXT\n\ngraph LR\n    K[Kiosk] --> B[Bank]\nLoading\n\nElements of context diagram:\n\n    • Name: Kiosk\n    • Type: System\n\nQUESTIONS & ASSUMPTIONS\n\nQuestions:\n\n  • Who refills the paper?\n',
    );
  });
  test('a chat before the first heading is kept aside', async () => {
    await same(`Sure, here is the document you asked for.\n\n${plain}`);
    const { extra } = await modelOf(`Sure, here is the document.\n\n${plain}`);
    expect(extra).toEqual([{ after: 'introduction', text: 'Sure, here is the document.' }]);
  });
  test('names of sections inside the questions start no section', async () => {
    const model = await modelOf(
      `${plain.split('Questions:')[0]}## BUSINESS POSTURE\n\n1. Who pays?\n\nAssumptions:\n\n- Travellers have coins.\n\n## DESIGN\n\n1. Where does it stand?\n`,
    );
    expect(model.questions).toEqual([
      { topic: 'business', text: 'Who pays?' },
      { topic: 'design', text: 'Where does it stand?' },
    ]);
    expect(model.assumptions).toEqual([{ topic: 'business', text: 'Travellers have coins.' }]);
  });
  test('code stays as it was, and what looks like its fence inside of it closes none', async () => {
    const code = '```text\n~~~\nauthentication: required\n```\n\n';
    const { business, controls } = await modelOf(
      `# BUSINESS POSTURE\n\nSee \`list[1]\` and [the prices][1].\n\n${code}[1]: https://kiosk.example/prices\n\n# SECURITY POSTURE\n\n• Locks\n• Cameras\n`,
    );
    expect(business.description).toContain(
      'See `list[1]` and [the prices](https://kiosk.example/prices).',
    );
    expect(business.description).toContain('~~~\nauthentication: required');
    expect(Object.keys(controls)).toEqual(['locks', 'cameras']);
  });

  test('a megabyte and a half of spaces in the rows of a table', async () => {
    const wide = ' '.repeat(120_000);
    const rows = Array.from(
      { length: 13 },
      (_, row) => `| Box ${row}${wide} | System | A box. | Stands | Lock |`,
    );
    const text = `${CONTEXT}| Name | Type | Description | Responsibilities | Security controls |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
    const { context } = await modelOf(text);
    expect(Object.keys(context.elements)).toHaveLength(13);
  });
});

test('texts that mean something to YAML come back as they were', async () => {
  const goals = [
    '@kiosk: 50 % #1',
    '- dash',
    'a: b # c',
    '"quoted"',
    '*bold* & `code`',
    '!tag',
    'yes',
    '1.10',
    'null',
    '[x](https://example.org/#a)',
    '{a: b}',
    "it's",
    '% percent',
    'tab\there',
    'colon:\t* tab',
    'tab\t# sign',
    '~',
    '\\back\\slash',
    'Übung – “so” 漢字 🎫',
  ];
  const yaml = writeYaml({ threatdoc: 1, system: { name: 'Kiosk' }, business: { goals } });
  expect(parse(yaml).business.goals).toEqual(goals);
  expect(await errorsIn(yaml)).toEqual([]);
});

test('what several elements share is said once', async () => {
  const element = (name: string) =>
    `- Name: ${name}\n  - Type: System\n  - Security controls:\n    - Sealed cabinet\n`;
  const model = await modelOf(
    `${CONTEXT}${element('Kiosk')}${element('Till')}\n## C4 CONTAINER\n\n${element('Kiosk')}`,
  );
  expect(model.controls).toEqual({ 'sealed-cabinet': 'Sealed cabinet' });
  expect(model.context.elements.till.controls).toEqual(['sealed-cabinet']);
  expect(model.container.elements.kiosk).toEqual({ 'same-as': 'context.kiosk' });
});

test.each([
  [
    'another kind',
    '# Project Design Document\n\n## 1. Introduction\n\nText\n\n## 2. Goals\n\nMore\n',
  ],
  ['nothing', ''],
  ['one section', '# BUSINESS POSTURE\n\nA kiosk.\n'],
])('%s is refused with what was looked for', (_, text) => {
  expect(convertDesign(text, 'x.md')).toMatchObject({
    suggestion: expect.stringContaining('BUSINESS POSTURE'),
  });
});

test('any bytes end in a model or a refusal', async () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const signs = [
    '\n',
    '- ',
    '# ',
    '| ',
    '```',
    ':',
    '**',
    '  ',
    '<',
    '[',
    '](',
    'Name: ',
    'a',
    '\0',
    '\u2028',
    '"',
    "'",
  ];
  for (let round = 0; round < 60; round++) {
    const noise = Array.from(
      { length: 400 },
      () => signs[Math.floor(random() * signs.length)] ?? '',
    ).join('');
    const text = `# BUSINESS POSTURE\n${noise}\n\n# SECURITY POSTURE\n${noise}\n\n# DESIGN\n\n## C4 CONTEXT\n${noise}\n\n# RISK ASSESSMENT\n${noise}\n\n# QUESTIONS & ASSUMPTIONS\n${noise}`;
    const result = convertDesign(text, 'noise.md');
    if ('model' in result) expect(await errorsIn(writeYaml(result.model))).toEqual([]);
  }
});

describe('a document of ours gives its model back', async () => {
  const folder = new URL('../examples/click/', import.meta.url);
  const before: Yaml = parse(readFileSync(new URL('threatdoc.yaml', folder), 'utf8'));
  const after = await modelOf(readFileSync(new URL('docs/security/design.md', folder), 'utf8'));
  const views = ['context', 'container', 'deployment', 'build'];
  const asList = (value: unknown) => (value === undefined ? [] : [value].flat());

  test.each(views)('elements, boundaries and flows of %s', (view) => {
    for (const shelf of ['elements', 'boundaries'])
      expect(Object.keys(after[view][shelf] ?? {})).toEqual(
        expect.arrayContaining(Object.keys(before[view][shelf] ?? {})),
      );
    expect(after[view].flows).toEqual(before[view].flows.map((flow: Yaml) => flowOf(flow)));
    for (const [id, element] of Object.entries<Yaml>(before[view].elements)) {
      if (element.listed === false || element['same-as'] !== undefined) continue;
      expect(asList(after[view].elements[id].controls)).toEqual(asList(element.controls));
      expect(after[view].elements[id].description).toBe(element.description?.trim());
    }
  });

  test('controls, data and risks', () => {
    expect(Object.keys(after.controls)).toEqual(
      expect.arrayContaining(Object.keys(before.controls)),
    );
    expect(after.data).toEqual(before.data);
    for (const [id, risk] of Object.entries<Yaml>(before.risks)) {
      const { affects, ...rest } = after.risks[id];
      const { affects: wanted, ...own } = risk;
      expect(rest).toEqual(
        Object.fromEntries(
          Object.entries(own).map(([key, value]) => [
            key,
            Array.isArray(rest[key]) ? asList(value) : value,
          ]),
        ),
      );
      expect(asList(affects)).toHaveLength(asList(wanted).length);
    }
  });
});

/** A flow with a label written as YAML reads `a -> b: label`. */
function flowOf(flow: Yaml): Yaml {
  return flow;
}

/** The folder whose `design` holds published documents; they are not part of this repository. */
const corpus = process.env.THREATDOC_CORPUS;
describe.runIf(corpus !== undefined)('the corpus', () => {
  const folder = join(corpus ?? '', 'design');
  const names =
    corpus === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.md'));
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  test('every document becomes a model without errors, and nearly nothing is left over', async () => {
    let all = 0;
    let extra = 0;
    for (const name of names) {
      const model = await modelOf(read(name));
      all += weight(model);
      extra += weight(model.extra ?? []);
    }
    expect(names.length).toBeGreaterThan(0);
    expect(extra / all).toBeLessThan(0.005);
  });

  test('no word is lost', () => {
    const lost = names.flatMap((name) => lostWords(read(name)).map((word) => `${name}: ${word}`));
    expect(lost).toEqual([]);
  });

  test('a document that ends anywhere is a model or refused', async () => {
    for (const [index, name] of names.entries()) {
      const text = read(name);
      for (const part of [0.2, 0.45, 0.7, 0.95]) {
        const end = Math.floor(text.length * (part - index / 1000));
        const result = convertDesign(text.slice(0, end), name);
        if ('model' in result) expect(await errorsIn(writeYaml(result.model))).toEqual([]);
      }
    }
  }, 120_000);
});

function weight(value: Yaml): number {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + weight(inner), 0);
}
