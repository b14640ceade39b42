import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import { sectionName } from '../src/import-markdown/section-name.ts';
import { decodeDocument } from '../src/read/decode-document.ts';
import { designDocument } from './helpers/documents.ts';
import { madeOf, modelIn, type Yaml } from './helpers/imports.ts';

/** Habits of authors, each in the smallest document that has it: a shop for bicycles. */
const BUSINESS = '# BUSINESS POSTURE\n\nA shop hires out bicycles.\n\n';
const SECURITY = '# SECURITY POSTURE\n\n';
const DESIGN = `${BUSINESS}${SECURITY}# DESIGN\n\n`;

const modelOf = (text: string): Promise<Yaml> => modelIn(convertDesign(text, 'bicycles.md'));
const notesOf = (text: string) => madeOf(convertDesign(text, 'bicycles.md')).notes;
const context = (body: string, drawn = '  S[Stand] --> L[Lock (smart)]') =>
  modelOf(`${DESIGN}## C4 CONTEXT\n\n\`\`\`mermaid\ngraph LR\n${drawn}\n\`\`\`\n\n${body}\n`);

test.each([
  ['1. Business Posture', 'business'],
  ['3.2 C4 Container', 'container'],
  ['IV. Risk Assessment', 'risk'],
  ['Section 2: Security Posture', 'security'],
  ['🏗️ Design', 'design'],
  ['1️⃣ Business Posture', 'business'],
  [':lock: Security Posture', 'security'],
  ['[Design](#design)', 'design'],
  ['C4: Context', 'context'],
  ['Questions / Assumptions', 'questions'],
  ['A design', undefined],
  ['v2 build', undefined],
])('the heading “%s” names %s', (heading, name) => {
  expect(sectionName(heading)).toBe(name);
});

test('a document without headings has its sections in bold', async () => {
  const text =
    '**Business Posture**\n\nBicycles.\n\n**Security Posture**\n\n**Accepted risks:**\n- Theft\n';
  const { risks } = await modelOf(text);
  expect(Object.keys(risks)).toEqual(['theft']);
});

describe('elements', () => {
  const STAND = {
    type: 'Kiosk',
    description: 'Holds bicycles.',
    responsibilities: ['Charge'],
    controls: ['Bolts'],
  };
  const fields = [
    'Type: Kiosk',
    'Description: Holds bicycles.',
    'Responsibilities: Charge',
    'Security controls: Bolts',
  ];
  const layouts: Record<string, string> = {
    'fields in lines of one item': `- **Name:** Stand\n${fields.map((field) => `  ${field.replace(/^([^:]+):/, '**$1:**')}`).join('\n')}`,
    'a heading over lines that end in a backslash': `#### Stand\n${fields.join('\\\n')}`,
    'everything in one line, parted by full stops':
      '- **Stand** – Type: Kiosk. Description: Holds bicycles. Responsibilities: Charge; Security controls: Bolts',
    'everything in one line, parted by bars':
      '- **Stand** | Type: Kiosk | Description: Holds bicycles. | Responsibilities: Charge | Security controls: Bolts',
    'a bold name with its type in brackets over a list':
      '**Stand** (Kiosk) — Holds bicycles.\n  * Responsibilities: Charge\n  * Security controls: Bolts',
    'a table of two columns':
      '| Field | Value |\n|---|---|\n| Name | Stand |\n| Type | Kiosk |\n| Description | Holds bicycles. |\n| Responsibilities | Charge |\n| Security controls | Bolts |',
    'a table with columns of its own':
      '| Component | Kind | What it is | What it does | How it is protected |\n|---|---|---|---|---|\n| Stand | Kiosk | Holds bicycles. | Charge | Bolts |',
    'a German list':
      '- Name: Stand\n  - Typ: Kiosk\n  - Beschreibung: Holds bicycles.\n  - Verantwortlichkeiten: Charge\n  - Sicherheitsmaßnahmen: Bolts',
    'a Japanese table':
      '| 名前 | 種別 | 説明 | 責務 | セキュリティ対策 |\n|---|---|---|---|---|\n| Stand | Kiosk | Holds bicycles. | Charge | Bolts |',
  };
  test.each(Object.entries(layouts))('%s', async (_, layout) => {
    const { elements } = (await context(layout)).context;
    expect(elements.stand).toEqual(STAND);
  });

  test('a table of two columns keeps a row that is no field, and one that goes on', async () => {
    const table =
      '| Name | Stand |\n|---|---|\n| Type | Kiosk |\n| Description | Holds bicycles. |\n| Port | 4434 |\n| Responsibilities | Charge |\n| | Lend |';
    const { elements } = (await context(table)).context;
    expect(elements.stand).toEqual({
      type: 'Kiosk',
      description: expect.stringMatching(/^Holds bicycles\.\n\n(?:- )?Port: 4434$/),
      responsibilities: ['Charge', 'Lend'],
    });
  });

  test('a name that stands below other fields is the name of them all', async () => {
    const table =
      '| Type | Kiosk |\n|---|---|\n| Name | Stand |\n| Description | Holds bicycles. |';
    const { elements } = (await context(table)).context;
    expect(elements.stand).toEqual({ type: 'Kiosk', description: 'Holds bicycles.' });
  });

  test('of two columns that mean one field, the second stays text', async () => {
    const { elements } = (
      await context(
        '| Name | Type | Kind | Description |\n|---|---|---|---|\n| Stand | Kiosk | Steel | Holds bicycles. |',
      )
    ).context;
    expect(elements.stand).toEqual({
      type: 'Kiosk',
      description: 'Kind: Steel\n\nHolds bicycles.',
    });
  });

  test('bullets named as the boxes describe them', async () => {
    const { elements, notes } = (
      await context('- Stand (kiosk): holds bicycles\n- Lock (smart): opens by radio\n')
    ).context;
    expect(elements).toEqual({
      stand: { type: 'kiosk', description: 'holds bicycles' },
      'lock-smart': { name: 'Lock (smart)', description: 'opens by radio' },
    });
    expect(notes).toBeUndefined();
  });

  test('headings of a list that say the names again', async () => {
    const fields = (name: string) =>
      `  - Name: ${name}\n  - Type: Device\n  - Description: Metal.\n`;
    const { elements } = (
      await context(`- Stand\n${fields('Stand')}- Lock (smart)\n${fields('Lock')}`)
    ).context;
    expect(elements).toEqual({
      stand: { type: 'Device', description: 'Metal.' },
      lock: { type: 'Device', description: 'Metal.\n\nDrawn as "Lock (smart)".' },
    });
  });

  test.each([
    ['a colon parts from what more is said', 'S["Stand: steel, painted"] --> L["Lock"]'],
    ['without the last word, which says a sort', 'S["Stand System"] --> L["Lock"]'],
  ])('a box is named by what %s', async (_, drawn) => {
    const list = '- Name: Stand\n  - Type: Device\n- Name: Lock\n  - Type: Device\n';
    const { elements, flows } = (await context(list, drawn)).context;
    expect([Object.keys(elements), flows]).toEqual([['stand', 'lock'], ['stand -> lock']]);
  });

  test('steps told by who does them stay steps', async () => {
    const build = '## BUILD\n\n```mermaid\ngraph LR\n  Dev[Developer] --> CI[Pipeline]\n```\n\n';
    const { build: read } = await modelOf(
      `${DESIGN}${build}1. Developer: pushes\n2. Pipeline: packs\n`,
    );
    expect(read.steps).toHaveLength(2);
    expect(read.elements.pipeline).toEqual({ listed: false });
  });

  test('a diagram without a list stays one in the document', async () => {
    const imported = convertDesign(
      `${DESIGN}## C4 CONTEXT\n\n\`\`\`mermaid\ngraph LR\n  S[Stand] --> L[Lock]\n\`\`\`\n`,
      'bicycles.md',
    );
    const { yaml } = madeOf(imported);
    expect(parse(yaml).context.elements).toEqual({
      stand: { listed: false },
      lock: { listed: false },
    });
    expect(designDocument(yaml)).not.toMatch(/^- Name: /m);
  });

  test('a number of copies is no other element', async () => {
    const { elements } = (
      await context('- Name: Stand\n  - Type: Kiosk\n', '  S[Stand x3] --> L[Lock]')
    ).context;
    expect(Object.keys(elements)).toEqual(['stand', 'lock']);
  });

  test('`click` in front of a shape or an arrow is a box', async () => {
    const { flows } = (await context('', '  click[Click (bell)] --> S[Stand]\n  click --> L[Lock]'))
      .context;
    expect(flows).toEqual(['click-bell -> stand', 'click-bell -> lock']);
  });

  test('C4 in PlantUML is drawn', async () => {
    const plant =
      '```plantuml\n@startuml\n!include C4_Context.puml\nPerson(r, "Rider", "Hires")\nSystem(s, "Stand", "Holds")\nRel(r, s, "Hires")\n@enduml\n```';
    const { context: view } = await modelOf(`${DESIGN}## C4 CONTEXT\n\n${plant}\n`);
    expect(view.flows).toEqual([{ 'rider -> stand': 'Hires' }]);
  });

  test('a message to oneself comes back where the diagram draws it', async () => {
    const text = `${DESIGN}## C4 CONTEXT\n\n\`\`\`mermaid\nsequenceDiagram\n  Rider->>Stand: card\n  Stand->>Stand: checks\n  Stand->>Rider: key\n\`\`\`\n`;
    const { yaml } = madeOf(convertDesign(text, 'bicycles.md'));
    expect(madeOf(convertDesign(designDocument(yaml), 'bicycles.md')).yaml).toBe(yaml);
  });

  test('a diagram in which the document ends is read as far as it goes', async () => {
    const text = `${DESIGN}## C4 CONTEXT\n\n\`\`\`mermaid\nC4Context\n  Person(r, "Rider")\n  System(s, "Sta`;
    expect(Object.keys((await modelOf(text)).context.elements)).toEqual(['rider']);
    expect(notesOf(text)).toContainEqual({
      kind: 'repaired',
      line: 14,
      message: expect.stringContaining('the document ends in the middle of this line'),
    });
  });
});

describe('security posture', () => {
  const posture = (body: string) => modelOf(`${BUSINESS}${SECURITY}${body}\n`);

  test('labels of people who use other words', async () => {
    const { controls, risks } = await posture(
      'What we already do:\n- Chains\n\nWhat we live with:\n- Rain\n\nWhat we should do next:\n- Cameras\n\nRisks we accept:\n- Theft',
    );
    expect(controls).toEqual({ chains: 'Chains', cameras: { status: 'recommended' } });
    expect(Object.keys(risks)).toEqual(['rain', 'theft']);
  });

  test.each([
    ['German', 'Bestehende Sicherheitsmaßnahmen', 'Akzeptierte Risiken', 'Empfohlene Maßnahmen'],
    ['Spanish', 'Controles existentes', 'Riesgos aceptados', 'Controles recomendados'],
    ['Japanese', '既存の対策', '受容されたリスク', '推奨される対策'],
  ])('labels in %s', async (_, existing, accepted, recommended) => {
    const { controls, risks } = await posture(
      `${existing}：\n\n- Chains\n\n${accepted}：\n\n- Rain\n\n${recommended}：\n\n- Cameras`,
    );
    expect(controls).toEqual({ chains: 'Chains', cameras: { status: 'recommended' } });
    expect(Object.keys(risks)).toEqual(['rain']);
  });

  test('a label right below the last item does not belong to it', async () => {
    const { controls, risks } = await posture(
      '**Existing controls**\n- Chains\n**Accepted risks**\n- Rain\n',
    );
    expect(controls).toEqual({ chains: 'Chains' });
    expect(Object.keys(risks)).toEqual(['rain']);
  });

  test.each([
    'Controls that are not yet in place',
    'Controls we don’t have',
    'Not implemented controls',
    'Gaps in current controls',
    'No controls for these',
    'Controls without an owner who built them',
    'Noch nicht umgesetzte Maßnahmen',
    'Gaps',
  ])('“%s” are no controls that are there', async (label) => {
    const { controls } = await posture(`Existing controls:\n- Chains\n\n${label}:\n- Cameras`);
    expect(controls).toEqual({ chains: 'Chains', cameras: { status: 'recommended' } });
  });

  test.each([
    'Controls (no order)',
    'Existing controls (not exhaustive)',
    'While the shop is not open, these controls are in place',
    'Non-technical controls',
  ])('“%s” are controls that are there', async (label) => {
    expect((await posture(`${label}:\n- Chains`)).controls).toEqual({ chains: 'Chains' });
  });

  test.each([
    'Risks we cannot accept',
    'Risks that are not accepted',
    'Risks we don’t accept',
    'Unacceptable risks',
  ])('“%s” stay open', async (label) => {
    const { risks } = await posture(`Accepted risks:\n- Rain\n\n${label}:\n- Theft: by night`);
    expect(risks).toMatchObject({ rain: { treatment: 'accept' } });
    expect(risks.theft).toEqual({ description: 'by night' });
  });

  test.each(['Accepted risks that cannot be mitigated', 'Accepted risks without controls'])(
    '“%s” are accepted',
    async (label) => {
      const { risks } = await posture(`${label}:\n- Rain`);
      expect(risks.rain).toMatchObject({ treatment: 'accept' });
    },
  );

  test.each(['Existing controls', 'Accepted risks', 'Recommended controls'])(
    '“%s: none” makes none, and its words stay',
    async (label) => {
      const { controls, risks, extra } = await posture(`${label}:\n\n- None`);
      expect([controls, risks]).toEqual([undefined, undefined]);
      expect(extra).toEqual([{ after: 'security', name: label, text: 'None' }]);
    },
  );

  test('a column of states says which controls are there', async () => {
    const states = {
      Chains: 'Implemented',
      Bolts: '✅',
      Oil: 'Done (in spring)',
      Cameras: 'Planned',
      Lamps: 'In progress',
      Locks: 'Not implemented',
      Guards: 'TODO',
      Alarms: 'Unclear',
      Dogs: '',
    };
    const rows = Object.entries(states).map(([name, state]) => `| ${name} | ${state} | door |`);
    const { controls } = await posture(
      `Security controls:\n\n| Control | Status | Where |\n|---|---|---|\n${rows.join('\n')}`,
    );
    const where = 'door';
    const status = 'recommended';
    expect(controls).toMatchObject({
      chains: { where },
      bolts: { where },
      oil: { description: 'Status: Done (in spring)', where },
      cameras: { status: 'planned' },
      lamps: { status: 'planned', description: 'Status: In progress', where },
      locks: { status },
      guards: { status },
      alarms: { status, description: 'Status: Unclear' },
      dogs: { status },
    });
    for (const id of ['chains', 'bolts', 'oil']) expect(controls[id].status).toBeUndefined();
  });

  test('of two columns of states the second stays text', async () => {
    const { controls } = await posture(
      'Controls:\n\n| Control | Status | In place? |\n|---|---|---|\n| Cameras | Planned | Yes |',
    );
    expect(controls.cameras).toEqual({ status: 'planned', description: 'In place?: Yes' });
  });

  test('a requirement without a topic goes on with the topic above it', async () => {
    const { requirements } = await posture(
      'Security requirements:\n\n| Topic | Requirement |\n|---|---|\n| Authentication | Cards |\n| | Codes |',
    );
    expect(requirements).toEqual({ authentication: ['Cards', 'Codes'] });
  });

  test('a control whose prefix says that it is planned is not there', async () => {
    const { controls } = await posture('Controls:\n\n- Planned control: Cameras');
    expect(controls.cameras.status).toBe('planned');
  });

  test('a row without a name goes on with the row above it', async () => {
    const table = (thing: string) =>
      `| ${thing} | Note |\n|---|---|\n| | before |\n| Chains | two each |\n| | and oil |\n`;
    const read = await modelOf(
      `${BUSINESS}## Business risks\n\n${table('Risk')}\n${SECURITY}Existing controls:\n\n${table('Control')}\nAccepted risks:\n\n${table('Risk')}\n# DESIGN\n\n## DEPLOYMENT\n\n${table('Option')}\n# RISK ASSESSMENT\n\n${table('Data')}\n${table('Critical process')}\n## Top risks\n\n${table('Risk')}`,
    );
    const description = 'Note: two each\n\nand oil';
    const both = { before: expect.anything(), chains: expect.objectContaining({ description }) };
    expect(read.business.risks).toMatchObject(both);
    expect(read.controls).toMatchObject(both);
    expect(read.risks).toMatchObject({ ...both, 'chains-2': { description } });
    expect(read.deployment.environments).toMatchObject(both);
    expect(read.data).toMatchObject(both);
    expect(read.business.processes).toEqual(['before', { name: 'Chains', text: description }]);
  });

  test('where a control is costs no more the more signs stand before it', async () => {
    const { controls } = await posture(`Existing controls:\n\n- Chains${';'.repeat(95_000)} x`);
    expect(Object.keys(controls)).toHaveLength(1);
  });

  test('what stands below an accepted risk is no part of its name', async () => {
    const { risks } = await posture(
      'Accepted risks:\n\n- Rain rusts chains.\n  - Reason: oil is cheap.\n- Theft.\n  - Mitigation: insurance\n',
    );
    expect(risks).toMatchObject({
      'rain-rusts-chains': { reason: 'oil is cheap.' },
      theft: { description: 'Mitigation: insurance' },
    });
  });

  test('a number goes before the name, and elements need not say it', async () => {
    const {
      controls,
      risks,
      context: view,
    } = await modelOf(
      `${BUSINESS}${SECURITY}Existing controls:\n\n- SC-1: Chains: two each\n\nAccepted risks:\n\n| ID | Risk |\n|---|---|\n| AR-1 | Rain |\n\n# DESIGN\n\n## C4 CONTEXT\n\n- Name: Stand\n  - Type: Kiosk\n  - Security controls: Chains\n`,
    );
    expect(controls['sc-1-chains']).toEqual({ name: 'SC-1 Chains', description: 'two each' });
    expect(risks['ar-1-rain'].name).toBe('AR-1 Rain');
    expect(view.elements.stand.controls).toEqual(['sc-1-chains']);
  });

  test('where a control is may stand in brackets before its text, or behind a marked label', async () => {
    const { controls } = await posture(
      'Existing controls:\n\n- Chains (described in: `chains.md`): two each\n- Lights. *Implemented at:* the workshop',
    );
    expect(controls).toEqual({
      chains: { description: 'two each', where: 'described in: `chains.md`' },
      lights: { where: 'Implemented at: the workshop' },
    });
  });

  test('folded parts, quotes and paragraphs hold controls, risks and requirements', async () => {
    const { controls, risks, requirements } = await posture(
      '<details>\n<summary>Existing controls</summary>\n\n- Chains\n\n</details>\n\n### Risks we accept\n\n> **Accepted risk:** Rain\n\n### Security requirements\n\n**Authentication.** Riders show a card.',
    );
    expect(controls).toEqual({ chains: 'Chains' });
    expect(Object.keys(risks)).toEqual(['rain']);
    expect(requirements).toEqual({ authentication: ['Riders show a card.'] });
  });

  test('a task that is not ticked does not read as done', async () => {
    const { controls } = await posture('Existing controls:\n\n- [x] Chains\n- [ ] Cameras\n');
    expect(Object.values(controls)).toEqual(['☑ Chains', '☐ Cameras']);
  });
});

describe('risk assessment and questions', () => {
  const ending = (body: string) => modelOf(`${BUSINESS}${SECURITY}${body}\n`);

  test('tables of processes, and of data rated by confidentiality, integrity and availability', async () => {
    const { business, data } = await ending(
      '# RISK ASSESSMENT\n\n| Business process | Criticality |\n|---|---|\n| Hire | High |\n\n| Data | C | I | A |\n|---|---|---|---|\n| Cards | High | High | Low |',
    );
    expect(business.processes).toEqual([{ name: 'Hire', text: 'Criticality: High' }]);
    expect(data.cards).toEqual({ confidentiality: 'high', integrity: 'high', availability: 'low' });
  });

  test('names longer than a model takes lose no word', async () => {
    const long = `${'Cards of riders '.repeat(14)}and their tandems`;
    const read = await ending(
      `# RISK ASSESSMENT\n\n| Data | Note |\n|---|---|\n| ${long} | x |\n\n| Critical process | Note |\n|---|---|\n| ${long} | x |\n`,
    );
    const [data] = Object.values<Yaml>(read.data);
    expect([data.name.length <= 200, data.description]).toEqual([true, `${long}\n\nNote: x`]);
    const [process] = read.business.processes;
    expect([process.name.length <= 200, process.items]).toEqual([
      true,
      [long, { name: 'Note', text: 'x' }],
    ]);
  });

  test('questions of the format as labels of a list', async () => {
    const { business, data } = await ending(
      '# RISK ASSESSMENT\n\n- What are critical business processes we are trying to protect?\n  - Hire\n- What data are we trying to protect?\n  - Cards: secret',
    );
    expect(business.processes).toEqual(['Hire']);
    expect(Object.keys(data)).toEqual(['cards']);
  });

  test('a bold label with its text on one line', async () => {
    const { business } = await ending(
      '# RISK ASSESSMENT\n\n**Critical processes** – hire and return.',
    );
    expect(business.processes).toEqual(['hire and return.']);
  });

  test('labels with their texts as the points of one list', async () => {
    const { business, data } = await ending(
      '# RISK ASSESSMENT\n\n- **Critical Business Process**: Hiring out bicycles.\n- Data Sensitivity: Cards of riders\n',
    );
    expect(business.processes).toEqual(['Hiring out bicycles.']);
    expect(data).toEqual({ 'cards-of-riders': 'Cards of riders' });
  });

  test.each([
    ['lines of a paragraph', '**Q:** Who pays?\n**A (assumed):** The rider.'],
    ['a table', '| # | Question | Assumption |\n|---|---|---|\n| 1 | Who pays? | The rider. |'],
    ['nested items', '1. Question: Who pays?\n   - Assumption: The rider.'],
  ])('a question with its answer in %s', async (_, body) => {
    const { questions, assumptions } = await ending(`# QUESTIONS & ASSUMPTIONS\n\n${body}`);
    expect(questions).toEqual([{ text: 'Who pays?', assumption: 'The rider.' }]);
    expect(assumptions).toBeUndefined();
  });

  test('letters with numbers and topics', async () => {
    const { questions, assumptions } = await ending(
      '# QUESTIONS & ASSUMPTIONS\n\n- Q1. Who pays?\n- Q (security): Who has keys?\n- A (design): One stand.',
    );
    expect(questions).toEqual(['Who pays?', { topic: 'security', text: 'Who has keys?' }]);
    expect(assumptions).toEqual([{ topic: 'design', text: 'One stand.' }]);
  });

  test('what stands apart at the end is about the document', async () => {
    const { system, assumptions } = await ending(
      '# QUESTIONS & ASSUMPTIONS\n\nAssumptions:\n\n- It rains.\n\n---\n\nNext review: May.',
    );
    expect(system.description).toBe('Next review: May.');
    expect(assumptions).toEqual(['It rains.']);
  });

  test('the last words of a chat are no assumption', async () => {
    const { assumptions, extra } = await ending(
      '# QUESTIONS & ASSUMPTIONS\n\nAssumptions:\n\n- It rains.\n\nLet me know if you need more!',
    );
    expect(assumptions).toEqual(['It rains.']);
    expect(extra).toEqual([{ after: 'questions', text: 'Let me know if you need more!' }]);
  });
});

describe('deployment', () => {
  const options = (body: string) => modelOf(`${DESIGN}## DEPLOYMENT\n\n${body}\n`);

  test.each([
    ['tasks', 'Options on the table:\n\n- [ ] Cloud: far\n- [x] Cellar: near'],
    ['headings', '### Option 1: Cloud\n\nfar\n\n### Option 2: Cellar\n\nnear'],
    ['a table', '| Option | Where |\n|---|---|\n| Cloud | far |\n| Cellar | near |'],
  ])('options as %s', async (_, body) => {
    const { deployment } = await options(body);
    const [cloud, cellar, ...others] = Object.values<Yaml>(deployment.environments);
    expect(others).toEqual([]);
    expect(cloud.description).toMatch(/\bfar$/);
    expect(cellar.description).toMatch(/\bnear(?:\n\nChosen\.)?$/);
  });

  test('the ticked option is the chosen one', async () => {
    const { deployment } = await options('Options:\n\n- [ ] Cloud: far\n- [x] Cellar: near');
    expect(deployment.environments).toEqual({
      cloud: { description: 'far' },
      cellar: { description: 'near\n\nChosen.' },
    });
  });
});

describe('what stands round a document', () => {
  test('links by reference and footnotes keep their words wherever they go', async () => {
    const { business, extra } = await modelOf(
      `# BUSINESS POSTURE\n\nA [shop][1] hires out bicycles[^2].\n\n${SECURITY}\n[1]: https://example.org/shop\n[^2]: And tandems.\n`,
    );
    expect(business.description).toBe(
      'A [shop](https://example.org/shop) hires out bicycles (And tandems).',
    );
    expect(extra).toBeUndefined();
  });

  test('a table of contents and a comment are not printed again', async () => {
    const text = `# Bicycles: security design\n\n<!-- linted -->\n\n## Contents\n\n- [Business](#business)\n\n#${BUSINESS}#${SECURITY}`;
    const { system, extra } = await modelOf(text);
    expect([system.description, extra]).toEqual([undefined, undefined]);
  });

  test('settings of a site generator are no heading', async () => {
    const { system, extra } = await modelOf(
      `---\ntitle: Bikes\n---\n\n# Bicycles\n\n#${BUSINESS}#${SECURITY}`,
    );
    expect(system.name).toBe('Bicycles');
    expect(extra).toEqual([{ after: 'introduction', text: '```yaml\ntitle: Bikes\n```' }]);
  });

  test.each(['```', '````'])('a fence of %s between words of a chat', async (fence) => {
    const inner = `${DESIGN}## C4 CONTEXT\n\n\`\`\`mermaid\ngraph LR\n  S[Stand] --> L[Lock]\n\`\`\`\n`;
    const text = `Here you are.\n\n${fence}markdown\n${inner}${fence}\n\nAnything else?\n`;
    const { context: view } = await modelOf(text);
    expect(view.flows).toEqual(['stand -> lock']);
  });

  test('the only system of the context gives a document without a title its name', async () => {
    const { system, context: view } = await context('- Name: Stand\n  - Type: Software System\n');
    expect(system.name).toBe('Stand');
    expect(view.elements.stand.focus).toBe(true);
  });

  test.each([
    [
      'of several systems',
      'Software System',
      'Pedal Rental (app)',
      'Pedal Rental is for tourists.',
    ],
    ['or of what is neither a person nor of others', 'Web application', 'Pedal', 'The Pedal app.'],
  ])('%s the one that the opening speaks of first', async (_, type, name, opening) => {
    const others = `- Name: Rider\n  - Type: Person\n- Name: Bank\n  - Type: ${type}\n`;
    const list = `${others}- Name: ${name}\n  - Type: ${type}\n`;
    const start = `# BUSINESS POSTURE\n\n${opening} A rider has a bank.\n\n${SECURITY}# DESIGN\n\n`;
    const { system } = await modelOf(`${start}## C4 CONTEXT\n\n${list}`);
    expect(system.name).toBe(name);
  });

  test('cells that a page parted by tabs are a table', async () => {
    const text =
      'BUSINESS POSTURE\nA shop.\nSECURITY POSTURE\nExisting controls:\n\n  • Chains\n\nC4 CONTEXT\ngraph LR\n  S[Stand] --> L[Lock]\nLoading\nName\tType\tDescription\nStand\tKiosk\tHolds bicycles\nLock\tDevice\tOpens\n';
    const { elements } = (await modelOf(text)).context;
    expect(elements.stand).toEqual({ type: 'Kiosk', description: 'Holds bicycles' });
  });

  test('two documents in one file are refused, with the line of the second', () => {
    const one = `${DESIGN}# RISK ASSESSMENT\n\n# QUESTIONS & ASSUMPTIONS\n\n`;
    expect(convertDesign(one + one, 'bicycles.md')).toMatchObject({
      refusal: expect.stringContaining('line 13'),
    });
  });

  test('a byte-order mark says how a file is encoded', () => {
    const text = '\uFEFF# BUSINESS POSTURE – ü\r\n';
    const little = Buffer.from(text, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16(), Buffer.from(text)])
      expect(decodeDocument(bytes)).toBe(text.slice(1));
  });
});

describe('tables with numbers, and of risks', () => {
  test('numbers in front of elements and requirements', async () => {
    const { context: view, requirements } = await modelOf(
      `${BUSINESS}${SECURITY}## Security requirements\n\n| ID | Topic | Requirement |\n|---|---|---|\n| SR-1 | Authentication | Cards |\n\n# DESIGN\n\n## C4 CONTEXT\n\n| # | Element | Type | Description |\n|---|---|---|---|\n| 1 | Stand | Kiosk | Holds |\n`,
    );
    expect(view.elements).toEqual({ stand: { type: 'Kiosk', description: 'Holds' } });
    expect(requirements).toEqual({ authentication: ['SR-1: Cards'] });
  });

  test('risks with likelihood and impact are open risks', async () => {
    const { risks } = await modelOf(
      `${BUSINESS}${SECURITY}# RISK ASSESSMENT\n\n## Top risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| Theft | High | medium, or worse | Chains |\n`,
    );
    expect(risks.theft).toEqual({
      likelihood: 'high',
      description: 'Impact: medium, or worse\n\nMitigation: Chains',
    });
  });

  test('accepted risks with who accepted them and why', async () => {
    const { risks } = await modelOf(
      `${BUSINESS}${SECURITY}Accepted risks:\n\n| Risk | Justification | Owner |\n|---|---|---|\n| Rain | Oil is cheap | Workshop |\n`,
    );
    expect(risks.rain).toEqual({ treatment: 'accept', reason: 'Oil is cheap', owner: 'Workshop' });
  });

  test('a topic of requirements with a hyphen comes back as it was', () => {
    const text = `${BUSINESS}${SECURITY}## Security requirements\n\n- Multi-tenant isolation: one stand each\n`;
    const { yaml } = madeOf(convertDesign(text, 'bicycles.md'));
    expect(madeOf(convertDesign(designDocument(yaml), 'bicycles.md')).yaml).toBe(yaml);
  });

  test('lines with dashes behind their prefixes are items below the line above them', async () => {
    const { controls, risks, requirements } = await modelOf(
      `${BUSINESS}${SECURITY}Existing controls\nsecurity control – Chains\n\nAccepted risks\naccepted risk – Rust\n\nRecommended controls\nsecurity control – Alarm\n\nSecurity requirements\nAuthentication – cards\n`,
    );
    expect(controls).toEqual({ chains: 'Chains', alarm: { status: 'recommended' } });
    expect(risks).toEqual({ rust: { treatment: 'accept' } });
    expect(requirements).toEqual({ authentication: ['cards'] });
  });

  test('lines of requirements without bullets are read one by one', async () => {
    const { requirements } = await modelOf(
      `${BUSINESS}${SECURITY}Security requirements:\n\nAuthentication: cards\nAuthorization: own bicycle only\n`,
    );
    expect(requirements).toEqual({
      authentication: ['cards'],
      authorization: ['own bicycle only'],
    });
  });
});
