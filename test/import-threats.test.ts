import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import { cellField } from '../src/import-threats/cell-field.ts';
import { convertThreats } from '../src/import-threats/convert-threats.ts';
import { headingStride } from '../src/import-threats/heading-stride.ts';
import { designDocument } from './helpers/documents.ts';
import { lostWords, madeOf, modelIn, type Yaml } from './helpers/imports.ts';

const imported = (text: string, file = 'threats.md') => convertThreats(text, file);
const modelOf = (text: string) => modelIn(imported(text));
const risksOf = async (text: string): Promise<Yaml> => (await modelOf(text)).risks;
const notesOf = (text: string) => madeOf(imported(text)).notes;
const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (titles: string[], ...rows: string[][]) =>
  [row(...titles), row(...titles.map(() => '-')), ...rows.map((cells) => row(...cells))].join('\n');

const STRIDE_TITLES = [
  'THREAT ID',
  'COMPONENT NAME',
  'THREAT NAME',
  'STRIDE CATEGORY',
  'WHY APPLICABLE',
  'HOW MITIGATED',
  'MITIGATION',
  'LIKELIHOOD EXPLANATION',
  'IMPACT EXPLANATION',
  'RISK SEVERITY',
];

/** A threat document of the kind that language models write, about a bakery. */
const STRIDE = `# APPLICATION THREAT MODEL

## ASSETS

- **Orders:** What customers bought, with their addresses.
- Recipes

## TRUST BOUNDARIES

- **Browser to Web Shop:** The internet lies between them.

## DATA FLOWS

- **Browser to Web Shop:** Orders and payments.
- Web Shop -> Order Database: Stores orders (crosses trust boundary)
- The baker reads the list of orders every morning.

## APPLICATION THREATS

${table(
  STRIDE_TITLES,
  [
    '0001',
    'Web Shop',
    'Someone orders in another name',
    'Spoofing',
    'Accounts have passwords only.',
    'Passwords are hashed.',
    'Offer passkeys.',
    'Medium likelihood, since passwords leak.',
    'High, as goods are lost.',
    'High',
  ],
  [
    '0002',
    'Order Database',
    'Orders are read by strangers',
    'Information Disclosure',
    'Backups lie on a disk.',
    'Not mitigated.',
    'Encrypt backups.',
    'Low',
    'Critical',
    'High',
  ],
)}

# DEPLOYMENT THREAT MODEL

## DEPLOYMENT THREATS

${table(
  STRIDE_TITLES.filter((title) => title !== 'STRIDE CATEGORY'),
  ['0001', 'Nginx', 'Plain HTTP', 'Old settings.', 'TLS is on.', '-', 'Low', 'High', 'Critical'],
)}

# QUESTIONS & ASSUMPTIONS

**Questions:**

1. Who may read backups?

**Assumptions:**

- The bakery trusts its staff.
`;

describe('a STRIDE table for each part of a system', () => {
  test('gives risks, controls that exist or are recommended, elements, data and flows', async () => {
    const model = await modelOf(STRIDE);
    expect(model.risks).toEqual({
      'someone-orders-in-another-name': {
        description:
          'Accounts have passwords only.\n\nLikelihood explanation: Medium likelihood, since passwords leak.\n\nImpact explanation: High, as goods are lost.',
        affects: ['container.web-shop'],
        stride: ['spoofing'],
        likelihood: 'medium',
        impact: 'high',
        controls: ['passwords-are-hashed', 'offer-passkeys'],
      },
      'orders-are-read-by-strangers': {
        description: 'Backups lie on a disk.\n\nHow mitigated: Not mitigated.',
        affects: ['container.order-database'],
        stride: ['information-disclosure'],
        likelihood: 'low',
        impact: 'critical',
        controls: ['encrypt-backups'],
      },
      'plain-http': {
        name: 'Plain HTTP',
        description: 'Old settings.\n\nStated severity: Critical',
        affects: ['deployment.nginx'],
        likelihood: 'low',
        impact: 'high',
        controls: ['tls-is-on'],
      },
    });
    expect(model.controls).toEqual({
      'passwords-are-hashed': 'Passwords are hashed',
      'offer-passkeys': { status: 'recommended' },
      'encrypt-backups': { status: 'recommended' },
      'tls-is-on': 'TLS is on',
    });
    expect(model.data).toEqual({
      orders: { description: 'What customers bought, with their addresses.' },
      recipes: 'Recipes',
    });
    expect(model.container).toEqual({
      elements: { browser: 'Browser', 'web-shop': 'Web Shop', 'order-database': 'Order Database' },
      flows: [
        { 'browser -> web-shop': 'Orders and payments.' },
        { 'web-shop -> order-database': 'Stores orders (crosses trust boundary)' },
      ],
      notes:
        '**Trust boundaries**\n\n- **Browser to Web Shop:** The internet lies between them.\n\n**Data flows**\n\n- The baker reads the list of orders every morning.',
    });
    expect(model.questions).toEqual(['Who may read backups?']);
    expect(model.assumptions).toEqual(['The bakery trusts its staff.']);
  });

  test('an asset that two parts of a system have is one', async () => {
    const again = STRIDE.replace(
      '## DEPLOYMENT THREATS',
      '## ASSETS\n\n- Recipes\n- **Orders:** Also in backups.\n\n## DEPLOYMENT THREATS',
    );
    expect((await modelOf(again)).data).toEqual({
      orders: {
        description: 'What customers bought, with their addresses.\n\nAlso in backups.',
      },
      recipes: 'Recipes',
    });
  });

  test('a table of assets says how much protection each needs', async () => {
    const assets = table(
      ['Asset', 'Description', 'Confidentiality', 'Integrity', 'Owner'],
      ['Recipes', 'Of three generations', 'High', 'Very much so', 'The baker'],
    );
    const { data } = await modelOf(STRIDE.replace(/- \*\*Orders:[\s\S]*?- Recipes/, assets));
    expect(data).toEqual({
      recipes: {
        description: 'Of three generations\n\nIntegrity: Very much so\n\nOwner: The baker',
        confidentiality: 'high',
      },
    });
  });

  test('the number before an asset is not its name, and an id stays with it', async () => {
    const assets = table(
      ['#', 'Asset', 'Sensitivity'],
      ['1', 'Recipes', 'High'],
      ['A-2', 'Orders', 'Low'],
    );
    const { data } = await modelOf(STRIDE.replace(/- \*\*Orders:[\s\S]*?- Recipes/, assets));
    expect(data).toEqual({
      recipes: { sensitivity: 'high' },
      'a-2-orders': { name: 'A-2 Orders', sensitivity: 'low' },
    });
  });

  test('a risk stays open until somebody decides', async () => {
    for (const risk of Object.values(await risksOf(STRIDE)))
      expect(risk).not.toHaveProperty('treatment');
  });

  test('a severity that likelihood and impact do not make is kept as text, and said', () => {
    const line = STRIDE.split('\n').findIndex((text) => text.includes('Plain HTTP')) + 1;
    expect(notesOf(STRIDE)).toContainEqual(
      expect.objectContaining({ kind: 'kept', line, message: expect.stringContaining('Critical') }),
    );
  });

  test('no word is lost', () => {
    // `A to B` is an arrow, and lists count their points.
    expect(lostWords(STRIDE, madeOf(imported(STRIDE)), ['to', '1'])).toEqual([]);
  });

  test('the design document made of it gives the same risks back', async () => {
    const { yaml } = madeOf(imported(STRIDE));
    const back = await modelIn(convertDesign(designDocument(yaml), 'x.md'));
    const { risks } = parse(yaml);
    for (const [id, risk] of Object.entries<Yaml>(risks)) {
      const { description, ...rest } = risk;
      expect(back.risks[id]).toMatchObject(rest);
    }
  });
});

describe('columns and words of other documents', () => {
  const one = async (titles: string[], ...cells: string[]): Promise<Yaml> => {
    const model = await modelOf(
      `# Threat model of the till\n\n## Threats\n\n${table(titles, cells)}\n`,
    );
    return { ...Object.values<Yaml>(model.risks)[0], controlsOf: model.controls };
  };

  test.each([
    ['✅ Implemented', 'mitigate', undefined],
    ['Mitigated', 'mitigate', undefined],
    ['Planned', 'mitigate', 'planned'],
    ['Partial', undefined, 'recommended'],
    ['Open', undefined, 'recommended'],
    ['Not implemented', undefined, 'recommended'],
  ])('status %s', async (status, treatment, control) => {
    const risk = await one(['Threat', 'Status', 'Controls'], 'Coins are forged', status, 'Scales');
    expect(risk.treatment).toBe(treatment);
    expect(risk.controlsOf.scales.status ?? risk.controlsOf.scales).toBe(control ?? 'Scales');
  });

  test.each([
    ['Accepted', 'accept'],
    ['By design', 'accept'],
    ['Transferred', 'transfer'],
    ['Avoided', 'avoid'],
  ])('status %s is a decision', async (status, treatment) => {
    const risk = await one(['Threat', 'Status'], 'Coins are forged', status);
    expect(risk.treatment).toBe(treatment);
  });

  test('mitigations without a status are not taken for built', async () => {
    const risk = await one(
      ['Threat', 'Impact', 'Mitigation'],
      'Coins are forged',
      'High',
      'Scales',
    );
    expect(risk.controlsOf.scales).toEqual({ status: 'recommended' });
    expect(risk).not.toHaveProperty('treatment');
  });

  test.each([
    ['Spoofing', ['spoofing']],
    ['S', ['spoofing']],
    ['S, T', ['spoofing', 'tampering']],
    ['Denial of Service (DoS)', ['denial-of-service']],
    ['Elevation of Privileges / Tampering', ['tampering', 'elevation-of-privilege']],
    ['information disclosure', ['information-disclosure']],
  ])('STRIDE as %s', async (word, stride) => {
    const risk = await one(['Threat', 'STRIDE', 'Impact'], 'Coins are forged', word, 'High');
    expect(risk.stride).toEqual(stride);
    expect(risk.description).toBeUndefined();
  });

  test.each([
    ['High', 'Critical', 'high', 'critical', 0],
    ['Likely', 'Severe', 'high', 'high', 2],
    ['Unlikely', 'Minor', 'low', 'low', 2],
    ['Possible', 'Moderate', 'medium', 'medium', 2],
    ['3', '5', undefined, undefined, 0],
    ['Low to medium', 'High', undefined, 'high', 0],
  ])('likelihood %s and impact %s', async (likelihood, impact, low, high, guesses) => {
    const titles = ['Threat', 'Likelihood', 'Impact'];
    const risk = await one(titles, 'Coins are forged', likelihood, impact);
    expect([risk.likelihood, risk.impact]).toEqual([low, high]);
    const notes = notesOf(`## Threats\n\n${table(titles, ['Coins', likelihood, impact])}\n`);
    expect(notes.filter(({ message }) => message.includes('read as'))).toHaveLength(guesses);
    if (low === undefined) expect(risk.description).toContain(`Likelihood: ${likelihood}`);
  });

  test('the id that a document gives is the id', async () => {
    const text = `## Threats\n\n${table(['ID', 'Threat', 'Severity'], ['R-01', 'Coins are forged', 'Low'])}\n`;
    expect(Object.keys(await risksOf(text))).toEqual(['r-01']);
  });

  test('what else a row says is in the description with its title', async () => {
    const risk = await one(
      ['Threat', 'Attacker', 'Shop floor', 'Residual risk', 'Owner', 'CWE', 'Severity'],
      'Coins are forged',
      'A guest',
      'Yes',
      '**Low** (with scales)',
      'till-team',
      'CWE-290',
      'High',
    );
    expect(risk).toMatchObject({
      description:
        'Attacker: A guest\n\nShop floor: Yes\n\nResidual risk: **Low** (with scales)\n\nStated severity: High',
      residual: 'low',
      owner: 'till-team',
      references: ['CWE-290'],
    });
  });

  test.each(['Names on receipts', 'Notices at the till', 'Limits for coins', 'Nonet of scales'])(
    'a control that begins like a word for none: %s',
    async (control) => {
      const risk = await one(['Threat', 'Impact', 'Current controls'], 'Coins', 'High', control);
      expect(risk.controls).toHaveLength(1);
    },
  );

  test('a table with a column for each kind of STRIDE', async () => {
    const titles = ['Component', 'Spoofing', 'Tampering', 'Repudiation', 'Denial of service'];
    const { risks } = await modelOf(
      `## STRIDE\n\n${table(titles, ['Till', 'False coins', 'N/A', '-', 'It is blocked'])}\n`,
    );
    expect(risks).toEqual({
      'false-coins': { affects: ['container.till'], stride: ['spoofing'] },
      'it-is-blocked': { affects: ['container.till'], stride: ['denial-of-service'] },
    });
  });

  test('a row with a single cell is a heading of the rows below it', async () => {
    const titles = ['Component', 'Threat', 'Impact'];
    const byComponent = await risksOf(
      `## Threats\n\n${table(titles, ['**Till**', '', ''], ['', 'Coins are forged', 'High'])}\n`,
    );
    expect(byComponent['coins-are-forged']).toEqual({
      affects: ['container.till'],
      impact: 'high',
    });
    const byKind = await risksOf(
      `## Threats\n\n${table(titles, ['Spoofing', '', ''], ['Till', 'Coins are forged', 'High'])}\n`,
    );
    expect(byKind['coins-are-forged'].stride).toEqual(['spoofing']);
    const named = await risksOf(
      `## Threats\n\n${table(['Threat', 'Impact'], ['Coins are forged', ''], ['Fire', 'High'])}\n`,
    );
    expect(Object.keys(named)).toEqual(['coins-are-forged', 'fire']);
  });

  test('a second rating of the same kind is kept beside the first', async () => {
    const risk = await one(
      ['Threat', 'Impact', 'Business impact', 'Likelihood'],
      'Coins are forged',
      'High',
      'Low',
      'Low',
    );
    expect(risk).toMatchObject({ impact: 'high', description: 'Business impact: Low' });
  });

  test('a table of something else stays a table', async () => {
    const other = table(['Zone', 'Colour'], ['Shop', 'Green']);
    const { extra } = await modelOf(
      `## Threats\n\n${table(['Threat', 'Severity'], ['Coins', 'High'])}\n\n## Zones\n\n${other}\n`,
    );
    expect(extra).toEqual([{ after: 'risk', name: 'Zones', text: other }]);
  });
});

describe('lists of threats', () => {
  const OVEN = {
    name: 'Oven is switched on from afar',
    description:
      'Somebody sends a command.\n\nImpact: Fire, loss of the building.\n\nStated severity: Critical',
    affects: ['container.command-queue'],
    controls: ['look-at-it', 'sign-commands'],
  };
  const fields = (indent = '') =>
    [
      '- **Description:** Somebody sends a command.',
      '- **Impact:** Fire, loss of the building.',
      '- **Affected component:** Command queue',
      '- **Risk severity:** Critical',
      '- **Current mitigations:** Look at it.',
      '- **Missing mitigations:**',
      '  - Sign commands.',
    ]
      .map((line) => indent + line)
      .join('\n');
  const head = '# Threat Model Analysis for bakery/oven\n\n';
  test.each([
    ['headings', `${head}## Threat: Oven is switched on from afar\n\n${fields()}\n`],
    [
      'headings with links',
      `${head}## Threat: [Oven is switched on from afar](./threats/oven.md)\n\n${fields()}\n`,
    ],
    [
      'numbered headings',
      `${head}## Threats\n\n### 1. Oven is switched on from afar\n\n${fields()}\n`,
    ],
    ['items', `${head}## Threats\n\n- Oven is switched on from afar\n${fields('  ')}\n`],
    ['bold items', `${head}## Threats\n\n- **Oven is switched on from afar:**\n${fields('  ')}\n`],
    [
      'named items',
      `${head}## Threats\n\n- Threat: Oven is switched on from afar\n${fields('  ')}\n`,
    ],
    [
      'fields in a row',
      `${head}## Threats\n\n- Threat: Oven is switched on from afar\n${fields()}\n`,
    ],
  ])('%s', async (_, text) => {
    const model = await modelOf(text);
    expect(Object.values(model.risks)).toEqual([OVEN]);
    expect(model.system.name).toBe('bakery/oven');
    expect(model.controls).toEqual({
      'look-at-it': 'Look at it',
      'sign-commands': { status: 'recommended' },
    });
    expect(lostWords(text, madeOf(imported(text)), ['1', '2'])).toEqual([]);
  });

  test('points below a name, a status or an id stay', async () => {
    const text =
      '# Threat model of the oven\n\n- Threat: Fire\n  - in the oven\n- Status: Open\n- Status:\n  - asked in May\n- Impact: High\n- Likelihood: Low\n- Mitigation: Look\n';
    const { risks } = await modelOf(text);
    expect(risks.fire.description).toContain('in the oven');
    expect(risks.fire.description).toContain('asked in May');
    expect(risks.fire.description).toContain('Status: Open');
  });

  test('attack surfaces, with fields on the lines of one paragraph', async () => {
    const text =
      '# Attack Surface Analysis for bakery/oven\n\n## Attack Surface: 1. Recipe upload\n\n*Description:* Recipes are files.\n*`oven` Contribution:* It reads any file.\n*Example:* Ten gigabytes.\n*Impact:* Denial of Service.\n*Risk Severity:* High.\n*Mitigation Strategies:*\n    *   *Developer:* Limit the size.\n    *   *User:* (No direct mitigation).\n';
    const model = await modelOf(text);
    expect(model.risks['recipe-upload']).toEqual({
      description:
        'Recipes are files.\n\noven Contribution: It reads any file.\n\nExample: Ten gigabytes.\n\nImpact: Denial of Service.\n\nMitigation Strategies: _User:_ (No direct mitigation).\n\nStated severity: High',
      controls: ['limit-the-size'],
    });
    expect(lostWords(text, madeOf(imported(text)), ['1', '2'])).toEqual([]);
  });

  test('mitigations are controls, and what they answer are risks', async () => {
    const text =
      '# Mitigation Strategies Analysis for bakery/oven\n\n## Mitigation Strategy: Limit uploads\n\n**Description:**\n1.  Set a limit.\n2.  Refuse what is larger.\n    *   **Threats Mitigated:**\n        *   Exhausted memory (High Severity) - By large recipes.\n        *   Full disks (Medium Severity) - By many.\n    *   **Impact:**\n        *   Exhausted memory: High reduction.\n    *   **Currently Implemented:** Partially implemented. Pictures have a limit.\n        *   **Location:** `upload.py`\n    *   **Missing Implementation:** Recipes have none.\n\n## Mitigation Strategy: Clean the disk\n\n- **Description:** Each night.\n- **Threats Mitigated:** Full disks (Medium Severity)\n- **Currently Implemented:** Yes, by a job.\n- **Missing Implementation:** None\n';
    const model = await modelOf(text);
    expect(model.controls).toMatchObject({
      'limit-uploads': { status: 'recommended', where: 'upload.py' },
      'clean-the-disk': {
        description: 'Each night.',
        reason: 'Currently Implemented: Yes, by a job.',
      },
    });
    expect(model.controls['clean-the-disk']).not.toHaveProperty('status');
    expect(model.risks).toEqual({
      'exhausted-memory': {
        description: 'By large recipes.\n\nStated severity: High',
        controls: ['limit-uploads'],
      },
      'full-disks': {
        description: 'By many.\n\nStated severity: Medium',
        controls: ['limit-uploads', 'clean-the-disk'],
      },
    });
    expect(lostWords(text, madeOf(imported(text)), ['1', '2'])).toEqual([]);
  });
});

test.each([
  ['a readme', '# Oven\n\nBakes bread.\n'],
  ['nothing', ''],
  ['a table of something else', `# Prices\n\n${table(['Bread', 'Price'], ['Rye', '3'])}\n`],
])('%s is refused with what was looked for', (_, text) => {
  expect(imported(text)).toMatchObject({
    suggestion: expect.stringContaining('STRIDE'),
    isOtherKind: true,
  });
});

describe('words that a reader takes at their word', () => {
  const threats = (status: string, ...more: [string, string][]) =>
    table(
      ['Threat', 'Likelihood', 'Status', ...more.map(([title]) => title)],
      ['Mice eat the flour', 'High', status, ...more.map(([, cell]) => cell)],
    );
  const mice = async (text: string): Promise<Yaml> => (await risksOf(text))['mice-eat-the-flour'];

  test.each(['Constructor', 'toString', 'valueOf'])(
    'a rating %s is no level and stays a text',
    async (word) => {
      const risk = await mice(
        table(['Threat', 'Likelihood', 'Impact'], ['Mice eat the flour', word, 'High']),
      );
      expect(risk.likelihood).toBeUndefined();
      expect(risk.description).toContain(`Likelihood: ${word}`);
    },
  );

  test.each([
    'Mitigated (partially)',
    'Implemented in part',
    'Implemented: no',
    'Fixed in next release',
    "Closed (won't fix)",
    'Done: 40%',
    'Resolved, not yet deployed',
    'Acceptance pending',
    'Acceptance: no',
    'Removed in next release',
  ])('a status "%s" decides nothing, and its mitigation is recommended', async (status) => {
    const model = await modelOf(threats(status, ['Mitigation', 'Traps stand in the store']));
    const risk = model.risks['mice-eat-the-flour'];
    expect(risk.treatment).toBeUndefined();
    expect(risk.description).toBe(`Status: ${status}`);
    expect(model.controls).toEqual({ 'traps-stand-in-the-store': { status: 'recommended' } });
  });

  test.each(['Mitigated', 'Fixed, no further action', 'Implemented 100%', '✅ Done in 2.1'])(
    'a status "%s" says that the mitigation is there',
    async (status) => {
      const model = await modelOf(threats(status, ['Mitigation', 'Traps stand in the store']));
      expect(model.risks['mice-eat-the-flour'].treatment).toBe('mitigate');
      expect(model.controls).toEqual({ 'traps-stand-in-the-store': 'Traps stand in the store' });
    },
  );

  test('a remark on what is missing is no mitigation', async () => {
    const model = await modelOf(
      threats('Mitigated', ['Notes', 'Still no alarm when the trap fails']),
    );
    expect(model.controls).toBeUndefined();
    expect(model.risks['mice-eat-the-flour'].description).toContain(
      'Notes: Still no alarm when the trap fails',
    );
  });

  test('an acceptance gives its reason, also where that denies something', async () => {
    const risk = await mice(threats('Accepted', ['Notes', 'Not worth a cat']));
    expect(risk).toMatchObject({ treatment: 'accept', reason: 'Not worth a cat' });
  });

  test('a strategy that is implemented in part is not there', async () => {
    const strategy = (state: string) =>
      `# Traps\n\n## Mitigation Strategy: Traps in the store\n\n- **Threats Mitigated:**\n  - Mice eat the flour\n- **Currently Implemented:** ${state}\n- **Missing Implementation:** None\n`;
    for (const state of ['Implemented in part', 'Implemented: no', 'Yes, 40%'])
      expect(Object.values((await modelOf(strategy(state))).controls)).toMatchObject([
        { status: 'recommended' },
      ]);
    const controls = Object.values((await modelOf(strategy('Yes'))).controls) as Yaml[];
    expect(controls[0].status).toBeUndefined();
  });
});

describe('lists of mitigations below headings', () => {
  const others = ['passwords-are-hashed', 'offer-passkeys', 'encrypt-backups', 'tls-is-on'];
  const addedTo = async (text: string) => {
    const model = await modelOf(`${STRIDE}\n${text}`);
    const controls = Object.fromEntries(
      Object.entries(model.controls as Yaml).filter(([id]) => !others.includes(id)),
    );
    return { model, controls };
  };

  test('each point below a heading of a threat is a control of its own', async () => {
    const { model, controls } = await addedTo(
      '# Threats\n\n## Threat: Oven is switched off\n\n**Impact:** High\n\n### Mitigations\n\nBoth since May:\n\n- Lock the oven\n- ✅ Watch the oven\n',
    );
    expect(controls).toEqual({
      'lock-the-oven': { status: 'recommended' },
      'watch-the-oven': 'Watch the oven',
    });
    const risk = model.risks['oven-is-switched-off'];
    expect(risk.controls).toEqual(['lock-the-oven', 'watch-the-oven']);
    expect(risk.description).toBe('Mitigations: Both since May:');
  });

  test('a list of controls that names none is kept as a text', async () => {
    const text = '# Existing controls\n\n- None\n';
    const { model, controls } = await addedTo(text);
    expect(controls).toEqual({});
    expect(JSON.stringify(model)).toContain('None');
  });

  test('a control that is ticked is there, whatever its heading says', async () => {
    const { controls } = await addedTo(
      '# Recommended controls\n\n- [x] ✅ Bell\n- [ ] Dog\n- Gate (planned)\n',
    );
    expect(controls).toEqual({
      bell: 'Bell',
      dog: { status: 'recommended' },
      gate: { status: 'planned' },
    });
  });
});

describe('tables that say more than their first look', () => {
  const TITLES = ['Component', 'Spoofing', 'Tampering', 'Repudiation', 'Denial of service'];

  test('a cell of a table by kind is a threat unless all of it says that there is none', async () => {
    const { risks } = await modelOf(
      `## STRIDE\n\n${table(
        TITLES,
        ['Oven', 'Missing token check lets strangers bake', 'None', 'n/a', '—'],
        ['Recipes', 'No.', 'None of the recipes is signed, so one can be swapped', '–', '-'],
        ['Mixer', 'Unknown devices may join', 'None.', 'Not applicable', ''],
      )}\n`,
    );
    expect(Object.values<Yaml>(risks).map(({ affects, stride }) => [affects, stride])).toEqual([
      [['container.oven'], ['spoofing']],
      [['container.recipes'], ['tampering']],
      [['container.mixer'], ['spoofing']],
    ]);
    expect(JSON.stringify(risks)).toMatch(/strangers-bake|lets strangers bake/);
  });

  test('a tick among words is a threat of its kind', async () => {
    const { risks } = await modelOf(
      `## STRIDE\n\n${table(TITLES, ['**Till**', 'False coins', 'x', '✓', 'Yes'])}\n`,
    );
    expect(Object.keys(risks)).toEqual([
      'false-coins',
      'tampering-of-till',
      'repudiation-of-till',
      'denial-of-service-of-till',
    ]);
    expect(risks['tampering-of-till']).toMatchObject({
      affects: ['container.till'],
      stride: ['tampering'],
    });
  });
});

describe('long runs of signs', () => {
  const MANY = 50_000;

  test('open brackets in a heading and wide spaces in a cell are read once', () => {
    expect(headingStride(`Spoofing ${'('.repeat(MANY)}`)).toBe('spoofing');
    expect(headingStride(`Spoofing (${'\u3000'.repeat(MANY)}x`)).toBe('spoofing');
    const [field] = cellField(undefined, 'Notes', `Bread${'\u3000'.repeat(MANY)}rolls`);
    expect(field?.text).toHaveLength(MANY + 10);
  });

  test('lines of a cell are parted at each break, with spaces round it or none', () => {
    const fields = cellField('mitigation', 'Mitigation', 'Lock it <br> <br/>Watch it<br>  Bar it');
    expect(fields).toMatchObject([{ points: ['Lock it', 'Watch it', 'Bar it'] }]);
  });
});

describe('data flows that are certain', () => {
  const flowsOf = (lines: string) =>
    modelOf(STRIDE.replace('- **Browser to Web Shop:** Orders and payments.', lines));

  test('bold words with "to" between them are a flow only between what the document names', async () => {
    const { container } = await flowsOf(
      '- **Access to backups:** only the owner\n- **Upload to S3**: photos\n- **Web Shop to Order Database:** Orders',
    );
    expect(container.flows).toEqual([
      { 'web-shop -> order-database': 'Orders' },
      { 'web-shop -> order-database': 'Stores orders (crosses trust boundary)' },
    ]);
    expect(Object.keys(container.elements)).toEqual(
      expect.not.arrayContaining(['access', 'backups', 'upload', 's3']),
    );
    expect(container.notes).toContain('**Access to backups:** only the owner');
    expect(container.notes).toContain('**Upload to S3**: photos');
  });

  test('a label and a protocol of a table are no longer than a model allows', async () => {
    const long = 'Bread and rolls '.repeat(20).trim();
    const model = await flowsOf(
      `\n${table(['From', 'To', 'Data', 'Protocol'], ['Till', 'Oven', long, `Over ${long}`])}\n`,
    );
    const flow = model.container.flows[0]['till -> oven'];
    expect(flow.label.length).toBeLessThanOrEqual(200);
    expect(flow.protocol).toBeUndefined();
    expect(flow.description).toBe(`${long}\n\nProtocol: Over ${long}`);
  });
});

test('a strategy keeps every word of a long name of what it answers', async () => {
  const words = 'Mice eat the flour and the rolls '.repeat(6).trim();
  const { risks } = await modelOf(
    `# Traps\n\n## Mitigation Strategy: Traps in the store\n\n- **Threats Mitigated:**\n  - TH-1001: ${words}\n- **Currently Implemented:** Yes\n- **Missing Implementation:** None\n`,
  );
  const [risk] = Object.values<Yaml>(risks);
  expect(risk.description).toContain(words);
});
