import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyOf, carriedEdit, documentWith, exampleProject } from './helpers/carried-edit.ts';
import { RUNS } from './helpers/runs.ts';

const MODEL = `# The bakery, as its owner sees it.
threatdoc: 1
system: {name: Bakery orders, description: Takes orders for bread.}
business:
  goals:
    - Bread at seven # not later
    - name: Trust
      text: Nobody gets the bread of others.
controls:
  code-review:
    name: Code review
    description: Two people read every change. # both of them
    where: Pull requests
  backups: Backups each night
requirements:
  privacy: Orders are deleted after a year.
context:
  elements:
    customer: {type: Person}
    shop:
      type: Software System
      description: >-
        Takes orders and tells
        the bakers what to bake.
      controls: [code-review]
  flows:
    - customer -> shop:
        label: Orders bread
        protocol: HTTPS
        authentication: Password
container:
  elements:
    customer: {same-as: context.customer}
    order-page:
      type: Web page
      same-as: context.shop
    oven: {type: Device, controls: [Locked door]}
risks:
  lost-orders:
    name: Orders are lost
    description: The disk breaks.
    affects: [context.shop]
    likelihood: low # so far
    impact: medium
    treatment: mitigate
    controls: [backups]
    owner: Baker
questions:
  - Who holds the key?
  - Who pays for flour?
`;

const bakery = { model: MODEL, libraries: {} };
const document = await documentWith(bakery);

function edit(...replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the document does not say ${from}`);
    return text.replace(from, () => to);
  }, document);
}

/** The lines of a text that another does not have, and the other way round. */
function changedLines(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  return {
    gone: old.filter((line) => !fresh.includes(line)),
    come: fresh.filter((line) => !old.includes(line)),
  };
}

describe('an edit of a document goes into the line of the model that says it', () => {
  const cases: readonly [what: string, from: string, to: string, gone: string[], come: string[]][] =
    [
      [
        'a description, with its comment kept',
        'Two people read every change.',
        'Three people read every change.',
        ['    description: Two people read every change. # both of them'],
        ['    description: Three people read every change. # both of them'],
      ],
      [
        'a text on several lines',
        'tells the bakers',
        'shows the bakers',
        ['        Takes orders and tells', '        the bakers what to bake.'],
        ['      description: Takes orders and shows the bakers what to bake.'],
      ],
      [
        'where a control is',
        'Where: Pull requests',
        'Where: The forge',
        ['    where: Pull requests'],
        ['    where: The forge'],
      ],
      [
        'a name in short form',
        'Backups each night',
        'Backups each hour',
        ['  backups: Backups each night'],
        ['  backups: Backups each hour'],
      ],
      [
        'a goal',
        '- Bread at seven',
        '- Bread at six',
        ['    - Bread at seven # not later'],
        ['    - Bread at six # not later'],
      ],
      [
        'the text behind a name',
        'Nobody gets the bread',
        'Nobody sees the bread',
        ['      text: Nobody gets the bread of others.'],
        ['      text: Nobody sees the bread of others.'],
      ],
      [
        'one requirement that stands for a list',
        'after a year',
        'after a month',
        ['  privacy: Orders are deleted after a year.'],
        ['  privacy: Orders are deleted after a month.'],
      ],
      [
        'the topic of requirements',
        '- Privacy: ',
        '- Data protection: ',
        ['  privacy: Orders are deleted after a year.'],
        ['  data-protection: Orders are deleted after a year.'],
      ],
      [
        'a name that the id says, too',
        'security control: Code review:',
        'security control: Review of code:',
        ['    name: Code review'],
        ['    name: Review of code'],
      ],
      [
        'a name that only the id says',
        '</a>Name: Oven\n',
        '</a>Name: Stone oven\n',
        ['    oven: {type: Device, controls: [Locked door]}'],
        ['    oven: {type: Device, controls: [Locked door], name: Stone oven}'],
      ],
      [
        'a reference that becomes a link',
        'The disk breaks.\n',
        'The disk breaks.\n  - References: CWE-79\n',
        [],
        ['    references:', '      - CWE-79'],
      ],
      [
        'an added control of an element',
        '  - Security controls: Locked door',
        '  - Security controls:\n    - Locked door\n    - Smoke detector',
        ['    oven: {type: Device, controls: [Locked door]}'],
        ['    oven: {type: Device, controls: [Locked door, Smoke detector]}'],
      ],
      ['a removed question', '- Who holds the key?\n', '', ['  - Who holds the key?'], []],
      [
        'an added question',
        '- Who pays for flour?\n',
        '- Who pays for flour?\n- Who pays for salt?\n',
        [],
        ['  - Who pays for salt?'],
      ],
      [
        'the label of a flow',
        'Shop: Orders bread',
        'Shop: Orders rolls',
        ['        label: Orders bread'],
        ['        label: Orders rolls'],
      ],
      [
        'the protocol of a flow',
        'Protocol: HTTPS',
        'Protocol: QUIC',
        ['        protocol: HTTPS'],
        ['        protocol: QUIC'],
      ],
    ];

  test.each(cases)('%s', async (_, from, to, gone, come) => {
    const edited = edit([from, to]);
    const carried = await carriedEdit(bakery, edited);
    expect(carried.refusals).toEqual([]);
    const lines = changedLines(bakery.model, carried.model);
    expect(lines.come).toEqual(come);
    expect(lines.gone.filter((line) => !line.includes('>-'))).toEqual(gone);
  });

  test('owner and likelihood of a risk, and the severity follows', async () => {
    const row = /^\| <a id="risks\.lost-orders">.*$/m.exec(document)?.[0] ?? '';
    const carried = await carriedEdit(
      bakery,
      edit([row, row.replace('| low | medium |', '| high | medium |').replace('Baker', 'Miller')]),
    );
    expect(carried.refusals).toEqual([]);
    expect(changedLines(bakery.model, carried.model).come).toEqual([
      '    likelihood: high # so far',
      '    owner: Miller',
    ]);
    expect(carried.document).toContain('| high | medium | high |');
  });

  test('a field that comes by same-as goes to where it is set', async () => {
    const at = document.lastIndexOf('Takes orders and tells');
    const edited = `${document.slice(0, at)}Takes calls and tells${document.slice(at + 22)}`;
    const carried = await carriedEdit(bakery, edited);
    expect(carried.paths).toEqual(['context.elements.shop.description']);
    expect(carried.refusals).toEqual([]);
    expect(carried.document.match(/Takes calls and tells/g)).toHaveLength(2);
  });

  test('a new control with its text', async () => {
    const carried = await carriedEdit(
      bakery,
      edit([
        '- <a id="controls.backups"></a>',
        '- security control: Guard dog: It barks at night.\n- <a id="controls.backups"></a>',
      ]),
    );
    expect(carried.refusals).toEqual([]);
    expect(changedLines(bakery.model, carried.model).come).toEqual([
      '  guard-dog:',
      '    description: It barks at night.',
    ]);
  });
});

describe('things come and go', () => {
  test('an element in the list of elements', async () => {
    const carried = await carriedEdit(
      bakery,
      edit([
        '- <a id="container.oven"></a>',
        '- Name: Mill\n  - Type: Device\n  - Description: Grinds.\n- <a id="container.oven"></a>',
      ]),
    );
    expect(carried.refusals).toEqual([]);
    expect(changedLines(bakery.model, carried.model)).toEqual({
      gone: [],
      come: ['    mill:', '      type: Device', '      description: Grinds.'],
    });
  });

  test('a flow in the list of flows', async () => {
    const anchor = '- <a id="context.customer--shop"></a>';
    const carried = await carriedEdit(
      bakery,
      edit([anchor, `- Shop → Customer: Sends the bill\n  - Encrypted: yes\n${anchor}`]),
    );
    expect(carried.refusals).toEqual([]);
    expect(carried.model).toBe(
      MODEL.replace(
        '    - customer -> shop:',
        '    - shop -> customer:\n        label: Sends the bill\n        encrypted: true\n    - customer -> shop:',
      ),
    );
  });

  test('a flow of which only the diagram has anything to say is refused', async () => {
    const anchor = '- <a id="context.customer--shop"></a>';
    const { refusals } = await carriedEdit(
      bakery,
      edit([anchor, `- Shop → Customer: Sends the bill\n${anchor}`]),
    );
    expect(refusals.join('\n')).toContain('more to say than label and protocol');
  });

  test.each([
    ['with what follows from it', 'medium', 'open'],
    ['without', '', ''],
  ])('a risk in the table, %s', async (_, severity, status) => {
    const head = /^\| ID \|.*\n.*\n/m.exec(document)?.[0] ?? '';
    const row = `| burnt-bread | The bread burns | [Oven](#container.oven) | | high | low | ${severity} | | | | Baker | ${status} |`;
    const carried = await carriedEdit(bakery, edit([head, `${head}${row}\n`]));
    expect(carried.refusals).toEqual([]);
    expect(changedLines(MODEL, carried.model)).toEqual({
      gone: [],
      come: [
        '  burnt-bread:',
        '    name: The bread burns',
        '    affects:',
        '      - container.oven',
        '    likelihood: high',
        '    impact: low',
      ],
    });
  });

  test('a risk with another severity than its likelihood and impact give is refused', async () => {
    const head = /^\| ID \|.*\n.*\n/m.exec(document)?.[0] ?? '';
    const row =
      '| burnt-bread | The bread burns | | | high | low | critical | | | | Baker | open |';
    const { refusals } = await carriedEdit(bakery, edit([head, `${head}${row}\n`]));
    expect(refusals.join('\n')).toContain('cell');
  });

  test('a topic of requirements, wherever the document puts it', async () => {
    const carried = await carriedEdit(
      bakery,
      edit(['- Privacy: ', '- Input validation: Nobody orders a million rolls.\n- Privacy: ']),
    );
    expect(carried.refusals).toEqual([]);
    expect(changedLines(MODEL, carried.model)).toEqual({
      gone: [],
      come: ['  input-validation:', '    - Nobody orders a million rolls.'],
    });
  });

  test.each([
    [
      '[Shop](#context.shop)',
      '[Shop](#context.shop), [Oven](#container.oven)',
      'affects: [context.shop, container.oven]',
    ],
    [
      '[Backups each night](#controls.backups)',
      '[Code review](#controls.code-review)',
      'controls: [code-review]',
    ],
  ])('a link in the row of a risk: %s', async (from, to, line) => {
    const row = /^\| <a id="risks\.lost-orders">.*$/m.exec(document)?.[0] ?? '';
    const carried = await carriedEdit(bakery, edit([row, row.replace(from, to)]));
    expect(carried.refusals).toEqual([]);
    expect(changedLines(MODEL, carried.model).come).toEqual([`    ${line}`]);
  });

  test('words in the place of a link are refused, and told how to write one', async () => {
    const row = /^\| <a id="risks\.lost-orders">.*$/m.exec(document)?.[0] ?? '';
    const { refusals } = await carriedEdit(
      bakery,
      edit([row, row.replace('[Shop](#context.shop)', 'Oven')]),
    );
    expect(refusals).toHaveLength(1);
  });

  test('an element stands where the document has it', async () => {
    const anchor = '- <a id="container.oven"></a>';
    const carried = await carriedEdit(
      bakery,
      edit([anchor, `- Name: Mill\n  - Type: Device\n${anchor}`]),
    );
    expect(carried.model).toBe(
      MODEL.replace('    oven: {type', '    mill:\n      type: Device\n    oven: {type'),
    );
  });

  test('a control that nothing uses', async () => {
    const alone = { ...bakery, model: bakery.model.replace('controls: [code-review]', '') };
    const generated = await documentWith(alone);
    const item = /^- <a id="controls\.code-review">.*\n(?: .*\n)*/m.exec(generated)?.[0] ?? '';
    const carried = await carriedEdit(alone, generated.replace(item, ''));
    expect(carried.refusals).toEqual([]);
    expect(carried.paths).toEqual(['controls.code-review']);
    expect(carried.model).not.toContain('code-review');
  });

  test('a control that something uses stays, with what uses it', async () => {
    const item = /^- <a id="controls\.code-review">.*\n(?: .*\n)*/m.exec(document)?.[0] ?? '';
    const { refusals } = await carriedEdit(bakery, edit([item, '']));
    expect(refusals.join('\n')).toContain('code-review');
  });

  test('another order of things that the model has in order is refused, and not undone in silence', async () => {
    const items = [
      ...document.matchAll(/^- <a id="controls\.[\s\S]*?(?=^- <a id="controls|\n\n)/gm),
    ].map(([item]) => item.trimEnd());
    expect(items).toHaveLength(2);
    const { refusals, model } = await carriedEdit(
      bakery,
      edit([items.join('\n'), items.toReversed().join('\n')]),
    );
    expect(refusals.join('\n')).toContain('would move');
    expect(model).toBe(MODEL);
  });

  test.each([
    ['rows of risks', /^\| <a id="risks\.[\s\S]*?(?=^\| <a id="risks|\n\n)/gm],
    ['what is said about each risk', /^- \[[^\]]*\]\(#risks\.[\s\S]*?(?=^- \[|\n\n)/gm],
  ])('another order of %s is refused: it follows from the severity', async (_, pattern) => {
    const two = {
      ...bakery,
      model: MODEL.replace(
        'risks:\n',
        'risks:\n  burnt-bread: {name: The bread burns, likelihood: low, impact: medium}\n',
      ),
    };
    const generated = await documentWith(two);
    const items = [...generated.matchAll(pattern)].map(([item]) => item.trimEnd());
    expect(items.length).toBeGreaterThan(1);
    const edited = generated.replace(items.join('\n'), () => items.toReversed().join('\n'));
    expect(edited).not.toBe(generated);
    const { refusals } = await carriedEdit(two, edited);
    expect(refusals.join('\n')).toContain('was moved');
  });

  test('a line where no list is would move, and is refused', async () => {
    const { refusals } = await carriedEdit(
      bakery,
      edit([
        'Elements of container diagram:',
        'The oven is old.\n\nElements of container diagram:',
      ]),
    );
    expect(refusals.join('\n')).toContain('would move');
  });
});

test('the text of a block stays a block', async () => {
  const long = {
    ...bakery,
    model: bakery.model.replace('  goals:', '  notes: |\n    By hand,\n    at night.\n  goals:'),
  };
  const edited = (await documentWith(long)).replace('By hand,', 'By machine,');
  const carried = await carriedEdit(long, edited);
  expect(carried.refusals).toEqual([]);
  expect(carried.model).toBe(long.model.replace('By hand,', 'By machine,'));
});

test('Windows line ends of the model and of the document stay', async () => {
  const windows = { ...bakery, model: MODEL.replaceAll('\n', '\r\n') };
  const edited = (await documentWith(windows, '\r\n')).replace(
    'tells the bakers',
    'shows the bakers',
  );
  const carried = await carriedEdit(windows, edited);
  expect(carried.refusals).toEqual([]);
  expect(carried.paths).toEqual(['context.elements.shop.description']);
  expect(`${carried.model}${carried.document}`.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(carried.model).toContain('Two people read every change. # both of them\r\n');
});

test('a document that nobody edited changes nothing', async () => {
  const carried = await carriedEdit(bakery, document);
  expect(carried).toEqual({ model: bakery.model, document, paths: [], refusals: [], lines: [] });
});

test('other signs of markdown are no edit', async () => {
  const edited = document.replace(/^- /gm, '* ').replace(/^## (.*)$/gm, '## $1 ##');
  const carried = await carriedEdit(bakery, edited);
  expect(carried.refusals).toEqual([]);
  expect(carried.model).toBe(bakery.model);
});

describe('what no field stands behind is refused', () => {
  test.each([
    ['an arrow', '| n_shop', '| n_customer', /diagram/],
    ['a box', '  n_customer(', '  n_mill("Mill")\n  n_customer(', /diagram/],
    ['a heading', '## BUSINESS POSTURE', '## BUSINESS', /./],
    ['the contents', '- [BUSINESS POSTURE]', '- [BUSINESS MATTERS]', /contents/],
    ['what a control protects', 'Protects: [Shop]', 'Protects: [Shop and all]', /used/],
    ['a label', '  - Where: ', '  - Place: ', /label/],
    ['an announcement', 'Business priorities and goals:', 'Goals:', /label/],
    ['a severity', '| low | medium | low |', '| low | medium | high |', /cell/],
  ])('%s', async (_, from, to, message) => {
    const { refusals } = await carriedEdit(bakery, edit([from, to]));
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.join('\n')).toMatch(message);
  });
});

describe('words in a diagram are edited where they are drawn', () => {
  const DRAWN = `threatdoc: 1
system: {name: Bakery orders}
context:
  boundaries:
    house: {type: Building, contains: [shop]} # with the oven
  elements:
    customer: Customer of the bakery
    shop:
      name: Shop
      listed: false
  flows:
    - customer -> shop
    - customer -> shop: Orders bread # by telephone
    - shop -> customer: {label: Sends a bill, protocol: E-mail}
    - shop -> shop: Counts
deployment:
  environments:
    production:
      boundaries: {cellar: {contains: [server]}}
      elements:
        server: {type: Device, description: Under the stairs.}
`;
  const drawn = { ...bakery, model: DRAWN };
  test.each([
    [
      'a box',
      '"Customer of the bakery"',
      '"Guest"',
      'customer: Customer of the bakery',
      'customer: Guest',
    ],
    ['a box that the list does not have', '"Shop"', '"Counter"', 'name: Shop', 'name: Counter'],
    [
      'a frame',
      '"House <',
      '"Bakehouse <',
      'contains: [shop]}',
      'contains: [shop], name: Bakehouse}',
    ],
    [
      'an arrow',
      '"Orders bread"',
      '"Buys bread, by the dozen and more, every day at seven"',
      ': Orders bread #',
      ': Buys bread, by the dozen and more, every day at seven #',
    ],
    ['what a message is sent by', '[E-mail]', '[Letter]', 'protocol: E-mail', 'protocol: Letter'],
    [
      'a frame in an environment',
      '["Cellar',
      '["Vault',
      '{cellar: {contains: [server]}}',
      '{cellar: {contains: [server], name: Vault}}',
    ],
  ])('%s', async (_, from, to, modelFrom, modelTo) => {
    const generated = await documentWith(drawn);
    expect(generated).toContain(from);
    const carried = await carriedEdit(
      drawn,
      generated.replace(from, () => to),
    );
    expect(carried.refusals).toEqual([]);
    expect(carried.model).toBe(DRAWN.replace(modelFrom, () => modelTo));
  });

  test('a box that a risk names in words, since no list has it', async () => {
    const named = {
      ...bakery,
      model: `${DRAWN}risks:\n  theft: {name: Theft, affects: [context.shop, context.house], likelihood: low, impact: low}\n`,
    };
    const generated = await documentWith(named);
    const edited = generated
      .replaceAll('"Shop"', '"Counter"')
      .replace(/^\| <a id="risks.*$/m, (row) => row.replace('Shop', 'Counter'));
    const carried = await carriedEdit(named, edited);
    expect(carried.refusals).toEqual([]);
    expect(carried.model).toBe(named.model.replace('name: Shop', 'name: Counter'));
  });

  test('the same box is called one thing in the list and another in the diagram', async () => {
    const { refusals, model } = await carriedEdit(
      bakery,
      edit(['"Oven<', '"Stove<'], ['</a>Name: Oven\n', '</a>Name: Furnace\n']),
    );
    expect(refusals.join('\n')).toContain('two places');
    expect(model).toBe(MODEL);
  });

  test('the words of an arrow that the model has changed since', async () => {
    const later = { ...bakery, model: MODEL.replace('label: Orders bread', 'label: Buys rolls') };
    const edited = edit(['"Orders bread<', '"Buys bread<']);
    const { refusals, model } = await carriedEdit(later, edited, { base: document });
    expect(refusals.length).toBeGreaterThan(0);
    expect(model).toBe(later.model);
  });
});

describe('the model was changed since', () => {
  const later = { ...bakery, model: bakery.model.replace('Bread at seven', 'Bread at eight') };

  test('an edit in another place is carried, and the change of the model stays', async () => {
    const edited = edit(['Two people', 'Three people']);
    const carried = await carriedEdit(later, edited, { base: document });
    expect(carried.refusals).toEqual([]);
    expect(carried.model).toBe(later.model.replace('Two people', 'Three people'));
  });

  test('an edit in the same place is a conflict', async () => {
    const edited = edit(['Bread at seven', 'Bread at six']);
    const { refusals, model } = await carriedEdit(later, edited, { base: document });
    expect(refusals).toEqual([
      'The document says "Bread at six", and the model was changed to "Bread at eight"',
    ]);
    expect(model).toBe(later.model);
  });
});

test('what a library says is refused, with the name of the library', async () => {
  const shop = exampleProject('web-shop');
  const edited = (await documentWith(shop)).replace(
    'a second engineer has not approved',
    'somebody has not approved',
  );
  const library = 'controls.threatdoc-library.yaml';
  expect((await carriedEdit(shop, edited)).refusals).toEqual([
    `This comes from ${library}, which other models may use too`,
  ]);
}, 60_000);

/** Lines with one text behind a label, of which any word may be edited. */
const TEXT_LINE =
  /^(?: {2}- (?:Description|Where|Reason|Protection): .*|- (?:BUSINESS POSTURE|SECURITY POSTURE|DESIGN): .*|- <a id="(?:data|business-risks)[^>]*><\/a>[^:]*: .*)$/;

describe('edits of any words come back byte for byte, and only the lines of their fields change', () => {
  test.each([
    ['hello', 20],
    ['click', 10],
    ['web-shop', 8],
  ])(
    'in the document of %s',
    async (name, numRuns) => {
      const example = exampleProject(name);
      const generated = await documentWith(example);
      const lines = generated.split('\n');
      const places = lines.flatMap((line, index) => (TEXT_LINE.test(line) ? [index] : []));
      // Two appearances of one thing print one text: an edit of one changes both.
      const textAt = (at: number) => lines[at]?.replace(/^.*?: /, '') ?? '';
      const once = places.filter((at) => generated.split(textAt(at)).length === 2);
      expect(once.length).toBeGreaterThan(0);
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.constantFrom(...once), { minLength: 1, maxLength: 3 }),
          fc.constantFrom('marzipan', 'a "quoted" word', 'two words: and more', '50 % less'),
          async (chosen, word) => {
            const edited = lines
              .map((line, index) =>
                chosen.includes(index) ? line.replace(/\p{L}+(?=\P{L}*$)/u, word) : line,
              )
              .join('\n');
            const carried = await carriedEdit(example, edited);
            const inLibrary = carried.refusals.filter((refusal) => /comes from/.test(refusal));
            expect(carried.refusals).toEqual(inLibrary);
            if (inLibrary.length > 0) return;
            expect(bodyOf(carried.document)).toBe(bodyOf(edited));
            const comments = (text: string) => text.match(/(?:^|\s)#.*$/gm);
            expect(comments(carried.model)).toEqual(comments(example.model));
            expect(carried.paths).toHaveLength(chosen.length);
          },
        ),
        { numRuns: numRuns * RUNS, endOnFailure: true },
      );
    },
    240_000,
  );
});
