import { describe, expect, test } from 'vitest';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import { expectRoundTrip } from './helpers/imported.ts';
import { madeOf, modelIn, type Yaml } from './helpers/imports.ts';

/** What authors draw and write beside it, each in the smallest document that has it: a shop for bicycles. */
const START = '# BUSINESS POSTURE\n\nWe hire out bicycles.\n\n# SECURITY POSTURE\n\n# DESIGN\n\n';

function documentOf(diagram: string, below = '', heading = 'C4 CONTEXT'): string {
  return `${START}## ${heading}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n\n${below}\n`;
}

/** The model of a document, which comes back the same from the document that is generated of it. */
async function modelOf(text: string): Promise<Yaml> {
  const imported = convertDesign(text, 'bicycles.md');
  await expectRoundTrip(madeOf(imported).yaml);
  return modelIn(imported);
}

function repairsIn(text: string): string[] {
  const { notes } = madeOf(convertDesign(text, 'bicycles.md'));
  return notes.filter(({ kind }) => kind === 'repaired').map(({ message }) => message);
}

describe('words behind two dashes at the end of a line', () => {
  test('are the label of the arrow before them', async () => {
    const text = documentOf('graph LR\n  S[Stand] --> L[Lock] -- "Opens"');
    const { context } = await modelOf(text);
    expect(context.flows).toEqual([{ 'stand -> lock': 'Opens' }]);
    expect(Object.keys(context.elements)).toEqual(['stand', 'lock']);
    expect(repairsIn(text)).toEqual([
      'diagram: words behind an arrow that has its end already, read as its label: Opens',
    ]);
  });

  test('stay with the box when there is no arrow, or one with a label', async () => {
    const text = documentOf(
      'graph LR\n  S[Stand] -- "Made of steel"\n  S -->|Opens| L[Lock] -- "At once"',
    );
    const { context } = await modelOf(text);
    expect(context.flows).toEqual([{ 'stand -> lock': 'Opens' }]);
    expect(context.elements).toMatchObject({
      stand: { description: 'Drawn with the words "Made of steel".' },
      lock: { description: 'Drawn with the words "At once".' },
    });
    expect(repairsIn(text)).toContain(
      'diagram: words behind a box that no arrow carries, kept in its description: Made of steel',
    );
  });
});

describe('an id that a diagram uses without declaring it', () => {
  const first = documentOf(
    'C4Context\n  Person(night_rider, "Rider at night")\n  System_Ext(payApp, "Payments")\n  System(shop, "Shop")\n  Rel(night_rider, shop, "Hires from")',
  );
  const second = (arrow: string, below = '') =>
    modelOf(
      `${first}\n## C4 CONTAINER\n\n\`\`\`mermaid\nC4Container\n  Container(lock, "Lock")\n  ${arrow}\n\`\`\`\n\n${below}\n`,
    );

  test('is what an earlier diagram declares by it', async () => {
    const { container } = await second('Rel(night_rider, lock, "Opens")');
    expect(container.elements['rider-at-night']).toEqual({ kind: 'person', listed: false });
    expect(container.flows).toEqual([{ 'rider-at-night -> lock': 'Opens' }]);
  });

  test('is looked for in other letters when it is nowhere as it stands', async () => {
    const { container } = await second('Rel(lock, PayApp, "Charges")');
    expect(container.elements.payments).toEqual({ kind: 'external', listed: false });
  });

  test('is the element that the section describes by that name', async () => {
    const { container } = await second(
      'Rel(lock, key_store, "Reads keys")',
      '- Name: Key store\n  - Type: Database\n  - Description: Holds the keys.',
    );
    expect(container.elements['key-store']).toEqual({
      type: 'Database',
      description: 'Holds the keys.',
    });
  });

  test('stays as it is when nothing tells more', async () => {
    const { container } = await second('Rel(lock, bell_x, "Rings")');
    expect(container.elements['bell-x']).toEqual({ name: 'bell_x', listed: false });
  });
});

test('a name that is the id of its box is shown in the words of the box', async () => {
  const text = documentOf(
    'graph LR\n  bike_stand["Bike Stand"] --> L[Lock]',
    '- Name: bike_stand\n  - Type: Kiosk\n  - Description: Holds bicycles.',
  );
  expect((await modelOf(text)).context.elements['bike-stand']).toMatchObject({
    name: 'Bike Stand',
    type: 'Kiosk',
  });
});

describe('the kind of a box', () => {
  const kindsIn = async (boxes: Record<string, string>): Promise<Record<string, string>> => {
    const lines = Object.entries(boxes).map(([id, box]) => `  ${id}${box}`);
    const { context } = await modelOf(documentOf(['graph LR', ...lines].join('\n')));
    return Object.fromEntries(
      Object.entries<Yaml>(context.elements).map(([id, { kind }]) => [id, kind ?? 'container']),
    );
  };

  test('is a person by its words, whatever its shape', async () => {
    const boxes = { A: '[(Shop Administrator)]', B: '[Shop]', C: '[(Bicycles)]' };
    expect(await kindsIn(boxes)).toMatchObject({
      'shop-administrator': 'person',
      shop: 'container',
    });
  });

  test('is not told by a shape that nearly every box has', async () => {
    const boxes = { A: '[(Shop)]', B: '[(Lock)]', C: '[(Key Database)]', D: '[Stand]' };
    expect(await kindsIn(boxes)).toEqual({
      shop: 'container',
      lock: 'container',
      'key-database': 'datastore',
      stand: 'container',
    });
  });

  test('is told by a shape that only some have', async () => {
    const boxes = { A: '[(Bicycles)]', B: '[(Keys)]', C: '[Shop]', D: '[Stand]' };
    expect(await kindsIn(boxes)).toMatchObject({ bicycles: 'datastore', keys: 'datastore' });
  });

  test.each(['Administrator Browser', 'Users/Applications', 'Developer Machine', 'User Agents'])(
    'is no person by the last noun of “%s”',
    async (name) => {
      expect(Object.values(await kindsIn({ A: `[${name}]`, B: '[Shop]' }))).toEqual([
        'container',
        'container',
      ]);
    },
  );
});

describe('a row about several boxes', () => {
  const row = (name: string) =>
    `- Name: ${name}\n  - Type: Kiosk\n  - Description: Holds bicycles.\n  - Security controls: Bolts`;
  const elementsOf = async (name: string, boxes: string) =>
    (await modelOf(documentOf(`graph LR\n${boxes}`, row(name)))).context.elements;
  const KIOSK = { type: 'Kiosk', description: 'Holds bicycles.', controls: ['Bolts'] };

  test.each([
    ['Stand 1 & Stand 2', 'stand-1', 'stand-2'],
    ['Stand 1 & 2', 'stand-1', 'stand-2'],
    ['Stand 1, Stand N', 'stand-1', 'stand-n'],
    ['Stand 1 / Stand 2', 'stand-1', 'stand-2'],
    ['Stand 1 and 2', 'stand-1', 'stand-2'],
  ])('describes each of them: %s', async (name, first, second) => {
    const elements = await elementsOf(name, '  A[Stand 1] --> B[Stand 2] --> C[Stand N]');
    expect(elements[first]).toEqual(KIOSK);
    expect(elements[second]).toMatchObject({ 'same-as': `context.${first}` });
    expect(elements).not.toHaveProperty('stand-1-2');
  });

  test('says in each name what it says of all in brackets', async () => {
    const elements = await elementsOf(
      'Stand A, Stand B (with a roof)',
      '  A[Stand A] --> B[Stand B]',
    );
    expect(elements).toEqual({
      'stand-a-with-a-roof': { name: 'Stand A (with a roof)', ...KIOSK },
      'stand-b-with-a-roof': {
        name: 'Stand B (with a roof)',
        'same-as': 'context.stand-a-with-a-roof',
      },
    });
  });

  test('describes frames, too', async () => {
    const text = documentOf(
      'graph LR\n  subgraph Stand 1\n    A[Lock]\n  end\n  subgraph Stand 2\n    B[Bell]\n  end',
      row('Stand 1 & 2'),
    );
    expect((await modelOf(text)).context.boundaries).toEqual({
      'stand-1': { ...KIOSK, contains: ['lock'] },
      'stand-2': { 'same-as': 'context.stand-1', contains: ['bell'] },
    });
  });

  test('is left alone when one of its parts is not drawn', async () => {
    const elements = await elementsOf('Stand 1 & Shed', '  A[Stand 1] --> B[Stand 2]');
    expect(elements['stand-1-shed']).toMatchObject({ drawn: false });
  });

  test('is left alone when its parts are different things', async () => {
    const elements = await elementsOf('Stand, Pump', '  A[Stand] --> B[Pump]');
    expect(elements['stand-pump']).toMatchObject({ drawn: false });
    expect(elements.pump).toEqual({ listed: false });
  });

  test('is one box when it is drawn as one', async () => {
    const elements = await elementsOf('Pumps & Locks', '  A[Pumps & Locks] --> B[Pumps]');
    expect(elements['pumps-locks']).toEqual({ name: 'Pumps & Locks', ...KIOSK });
  });
});

describe('a label of several lines', () => {
  const lockAs = async (box: string, fields = 'Description: Opens the stand.') => {
    const text = documentOf(`graph LR\n  S[Stand] --> L["${box}"]`, `- Name: Lock\n  - ${fields}`);
    return (await modelOf(text)).context.elements.lock;
  };

  test('names the technology below the name of an element', async () => {
    expect(await lockAs('Lock<br/>Rust/Embassy<br/>Bluetooth LE')).toEqual({
      technology: 'Rust/Embassy, Bluetooth LE',
      description: 'Opens the stand.',
    });
  });

  test.each([
    ['says what it does', 'Frame opening'],
    ['is in brackets', '(at the front)'],
    ['has a title of its own', 'Mounted: left'],
  ])('stays a text when the second line %s', async (_, second) => {
    expect((await lockAs(`Lock<br/>${second}`)).description).toBe(
      `Opens the stand.\n\nDrawn as "Lock ${second}".`,
    );
  });

  test('stays a text when the element has a technology', async () => {
    const fields = 'Description: Opens the stand.\n  - Technology: Steel';
    expect(await lockAs('Lock<br/>Rust', fields)).toMatchObject({
      technology: 'Steel',
      description: 'Opens the stand.\n\nDrawn as "Lock Rust".',
    });
  });

  test.each([
    ['Opens stands<br/>Charges bicycles', 'Opens stands, Charges bicycles'],
    ['Opens<br/>the stand', 'Opens the stand'],
    ['Opens the stand of<br/>Berlin', 'Opens the stand of Berlin'],
    ['Opens stands<br/>REST + API key', 'Opens stands, REST + API key'],
    ['Opens stands<br/>HTTPS', { label: 'Opens stands', protocol: 'HTTPS' }],
    ['Opens stands<br/>SQL over TLS 1.3', { label: 'Opens stands', protocol: 'SQL over TLS 1.3' }],
    ['WebSocket<br/>HTTPS', 'WebSocket, HTTPS'],
  ])('of an arrow says each of them: %s', async (label, flow) => {
    const { context } = await modelOf(documentOf(`graph LR\n  S[Stand] -->|${label}| L[Lock]`));
    expect(context.flows).toEqual([{ 'stand -> lock': flow }]);
  });
});

describe('a frame is no trust boundary', () => {
  const boundariesOf = async (diagram: string) =>
    (await modelOf(documentOf(`graph LR\n${diagram}`))).context.boundaries;
  const frame = (name: string, inside: string) => `  subgraph ${name}\n    ${inside}\n  end`;

  test.each(['Bicycle Hire Context', 'Container Diagram', 'Hire Process'])(
    'when it is the title of the diagram: %s',
    async (title) => {
      const [boundary] = Object.values<Yaml>(
        await boundariesOf(`${frame(title, 'A[Stand] --> B[Lock]')}\n  R[Rider] --> A`),
      );
      expect(boundary['trust-boundary']).toBe(false);
    },
  );

  test('when it holds every box', async () => {
    const boundaries = await boundariesOf(frame('Hire', 'A[Stand] --> B[Lock]'));
    expect(boundaries.hire['trust-boundary']).toBe(false);
  });

  test('when it is drawn around the one box that has its name', async () => {
    const boundaries = await boundariesOf(`${frame('Stand', 'A[Stand]')}\n  R[Rider] --> A`);
    expect(Object.values<Yaml>(boundaries)[0]['trust-boundary']).toBe(false);
  });

  test.each([
    ['when it is one of several contexts', 'Rider Context', 'Hire Context'],
    ['when it has something outside', 'Hire', 'Bank'],
  ])('except %s', async (_, first, second) => {
    const boundaries = await boundariesOf(
      `${frame(first, 'A[Stand]')}\n${frame(second, 'B[Till]')}\n  A --> B`,
    );
    for (const boundary of Object.values<Yaml>(boundaries))
      expect(boundary).not.toHaveProperty('trust-boundary');
  });

  test('except when it is a place', async () => {
    const boundaries = await boundariesOf(frame('Private Network', 'A[Stand] --> B[Lock]'));
    expect(boundaries['private-network']).not.toHaveProperty('trust-boundary');
  });
});

describe('the third argument of a C4 macro', () => {
  const boxesOf = async (macros: string, below = '') =>
    (await modelOf(documentOf(`C4Container\n  Person(rider, "Rider")\n${macros}`, below))).context;

  test.each([
    'Distributes riders',
    'Enables hire by phone',
    'No direct access from the street',
    'No street access',
    'Simple shed for all the bicycles',
  ])('is a description when it reads as one: %s', async (third) => {
    const { elements, boundaries } = await boxesOf(
      `  Container(lock, "Lock", "${third}")\n  Deployment_Node(shed, "Shed", "${third}") {\n    Container(bell, "Bell", "Brass")\n  }`,
    );
    expect(elements.lock).toEqual({ description: third });
    expect(boundaries.shed).toMatchObject({ description: third });
    expect(boundaries.shed).not.toHaveProperty('type');
    expect(elements.bell).toMatchObject({ technology: 'Brass' });
  });

  test.each([
    'Kubernetes cluster',
    'Windows',
    'Redis cache',
    'Small server that runs Embedded Linux',
  ])('is a technology when it names one: %s', async (third) => {
    const { elements } = await boxesOf(`  Container(lock, "Lock", "${third}")`);
    expect(elements.lock).toMatchObject({ technology: third });
  });

  test('is dropped when the description says the same', async () => {
    const row = '- Name: Lock\n  - Type: Part\n  - Description: Steel bolt';
    const { elements } = await boxesOf('  Container(lock, "Lock", "Steel bolt")', row);
    expect(elements.lock).toEqual({ type: 'Part', description: 'Steel bolt' });
    const both = await boxesOf('  Container(lock, "Lock", "Holds the bicycle", "Made of steel")');
    expect(both.elements.lock).toEqual({ description: 'Holds the bicycle\n\nMade of steel' });
    const bare = await boxesOf('  Container(lock, "Lock", "Steel bolt", "Steel bolt.")');
    expect(bare.elements.lock).toEqual({ description: 'Steel bolt.' });
  });
});

test('what a macro says of a described frame is added, unless the description says it', async () => {
  const below =
    '- Name: Shed\n  - Type: Building\n  - Description: Holds all the bicycles.\n- Name: Yard\n  - Type: Place\n  - Description: Open.';
  const text = documentOf(
    'C4Deployment\n  Deployment_Node(shed, "Shed", "Holds bicycles") {\n    Container(lock, "Lock")\n  }\n  Deployment_Node(yard, "Yard", "Holds pumps") {\n    Container(pump, "Pump")\n  }',
    below,
  );
  expect((await modelOf(text)).context.boundaries).toEqual({
    shed: { type: 'Building', description: 'Holds all the bicycles.', contains: ['lock'] },
    yard: { type: 'Place', description: 'Open.\n\nHolds pumps', contains: ['pump'] },
  });
});

describe('the name of the system', () => {
  const nameIn = async (text: string): Promise<string> => (await modelOf(text)).system.name;
  const titled = (title: string) => `# ${title}\n\n${START}`;
  const begun = (words: string, before = '') =>
    `${before}# BUSINESS POSTURE\n\n${words}\n\n# SECURITY POSTURE\n\n`;

  test.each([
    ['Bike-Hire – Architecture & Security Design Document (v0.1)', 'Bike-Hire'],
    ['Design Document: Bike-Hire', 'Bike-Hire'],
    ['Bike-Hire Security Design', 'Bike-Hire'],
    ['Bike-Hire - Berlin', 'Bike-Hire - Berlin'],
  ])('stands in a title without what names the document: %s', async (title, name) => {
    expect(await nameIn(titled(title))).toBe(name);
  });

  test('does without “Project” when the text does', async () => {
    const text = begun('Riders use Spoke every day.', '# Spoke Project\n\n');
    expect(await nameIn(text)).toBe('Spoke');
    expect(await nameIn(begun('Riders use it.', '# Spoke System\n\n'))).toBe('Spoke System');
  });

  test.each([
    ['Bike Hire is an application for riders.', '', 'Bike Hire'],
    ['The spoke project hires out bicycles.', '', 'spoke'],
    ['Riders come.', "Let's create a design document for the Spoke project.\n\n", 'Spoke'],
    ['Security is a goal.', '', 'bicycles'],
    ['Riders come.', 'A design document for Spoke and Rim.\n\n', 'bicycles'],
  ])('is what the document speaks of: %s', async (words, before, name) => {
    expect(await nameIn(begun(words, before))).toBe(name);
  });

  test('is that of the frame that is described as the system', async () => {
    const text = documentOf(
      'graph LR\n  subgraph Hire System\n    A[Stand]\n  end\n  R[Rider] --> A',
      '- Name: Hire System\n  - Type: System\n  - Description: Hires out.\n- Name: Stand\n  - Type: Container\n  - Description: Holds.',
    );
    const { system, context } = await modelOf(text);
    expect(system.name).toBe('Hire System');
    expect(context.boundaries['hire-system'].focus).toBe(true);
  });

  test('stands in the title of a diagram', async () => {
    const text = documentOf(
      'C4Context\n  title System Context diagram for Spoke\n  Person(rider, "Rider")\n  System(shop, "Shop")\n  Rel(rider, shop, "Uses")',
    );
    expect(await nameIn(text)).toBe('Spoke');
  });
});
