import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../src/diagnostic.ts';
import { explanations } from '../src/explanations.ts';
import { check, type ModelFile } from '../src/pipeline.ts';
import { readingCodes } from '../src/read/finding-codes.ts';
import { designDocument } from './helpers/documents.ts';
import { filesOf } from './helpers/files.ts';

const HEAD = 'threatdoc: 1\nsystem: {name: Shop}\n';
const LIBRARY = 'threatdoc-library: 1\n';

/** What is found in a model, with the other files of its project at hand. */
async function findingsIn(
  text: string | Uint8Array,
  others: Record<string, string> = {},
): Promise<readonly Finding[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const model: ModelFile = { file: 'threatdoc.yaml', bytes };
  return (await check(model, filesOf(others), { today: '2026-06-15' })).findings;
}

async function codesIn(
  text: string | Uint8Array,
  others?: Record<string, string>,
): Promise<string[]> {
  return [...new Set((await findingsIn(text, others)).map(({ code }) => code))];
}

/** Findings that only a whole project, or bytes that are no text, can show. */
const NOT_IN_ONE_TEXT: Record<
  string,
  { bad: string | Uint8Array; good: string; others?: Record<string, string> }
> = {
  'file-too-large': { bad: new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20), good: HEAD },
  'not-utf8': { bad: Buffer.from(`${HEAD}questions: Käse?\n`, 'latin1'), good: HEAD },
  'import-not-library': {
    bad: `${HEAD}import: bakery.yaml\n`,
    good: `${HEAD}import: controls.yaml\n`,
    others: { 'bakery.yaml': 'threatdoc: 1\nsystem: {name: Bakery}\n', 'controls.yaml': LIBRARY },
  },
  'import-cycle': {
    bad: `${HEAD}import: chicken.yaml\n`,
    good: `${HEAD}import: [hen.yaml, farm.yaml]\n`,
    others: {
      'chicken.yaml': `${LIBRARY}import: egg.yaml\n`,
      'egg.yaml': `${LIBRARY}import: chicken.yaml\n`,
      'hen.yaml': `${LIBRARY}import: farm.yaml\n`,
      'farm.yaml': LIBRARY,
    },
  },
  'import-too-many': {
    bad: `${HEAD}import: [${Array.from({ length: 101 }, (_, index) => `shop-${index}.yaml`).join(', ')}]\n`,
    good: `${HEAD}import: shop-1.yaml\n`,
    others: Object.fromEntries(
      Array.from({ length: 101 }, (_, index) => [`shop-${index}.yaml`, LIBRARY]),
    ),
  },
  'import-clash': {
    bad: `${HEAD}import: [town.yaml, country.yaml]\n`,
    good: `${HEAD}import: [town.yaml, country.yaml]\ncontrols:\n  locks: {where: Everywhere}\n`,
    others: {
      'town.yaml': `${LIBRARY}controls:\n  locks: {name: Locks, where: Front door}\n`,
      'country.yaml': `${LIBRARY}controls:\n  locks: {name: Locks, where: Gate}\n`,
    },
  },
};

describe.each([...readingCodes])('%s', (code, explanation) => {
  const special = NOT_IN_ONE_TEXT[code];
  const { bad, good, others } = { others: {}, ...(special ?? explanation) };

  test('is found in its bad example', async () => {
    expect(bad.length).toBeGreaterThan(0);
    const found = (await findingsIn(bad, others)).filter((finding) => finding.code === code);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set([explanation.severity]));
  });

  test('is not found in its good example, nor is anything else wrong with that text', async () => {
    const found = (await codesIn(good, others)).filter((other) => readingCodes.has(other));
    expect(found).toEqual([]);
  });

  test('points into the file, at a text that is not empty unless the file is', async () => {
    for (const { code: found, line, column, endLine, endColumn } of await findingsIn(bad, others)) {
      if (found !== code) continue;
      expect([line, column, endLine, endColumn].every((number) => number >= 1)).toBe(true);
      expect(endLine > line || endColumn >= column).toBe(true);
    }
  });
});

test('every finding that the sources name by its code is explained', async () => {
  const named = new Set(
    sources().flatMap((text) =>
      [
        ...text.matchAll(
          /(?:\bcode: |\b(?:about|documentFinding|error|explained|fail|problem|report|zoneFinding)\(\s*|\breturn \[\s*)'([a-z0-9]+(?:-[a-z0-9]+)+)'/g,
        ),
      ].map(([, code = '']) => code),
    ),
  );
  expect(named.size).toBeGreaterThan(35);
  expect([...named].filter((code) => !explanations.has(code))).toEqual([]);
  expect([...readingCodes.keys()].filter((code) => !named.has(code))).toEqual([]);
});

function sources(): string[] {
  const folder = fileURLToPath(new URL('../src/', import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('finding-codes.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** What a finding is about, marked `«so»` in the text; in a library when the text has none. */
interface Place {
  readonly title: string;
  readonly code: string;
  readonly text: string;
  readonly library?: string;
}

const CONTEXT = `context:
  elements:
    shopper: {type: Person}
    web: {type: Web application}
`;

const PLACES: readonly Place[] = [
  { title: 'an unknown key at the top', code: 'unknown-key', text: '«bussiness»: {goals: Sell}\n' },
  {
    title: 'an unknown key inside a flow map',
    code: 'unknown-key',
    text: 'context:\n  elements:\n    web: {type: Web application, «tecnology»: Node}\n',
  },
  { title: 'a quoted unknown key', code: 'unknown-key', text: '«"gatte"»: high\n' },
  { title: 'a bad value', code: 'bad-value', text: 'gate: «severe»\n' },
  { title: 'a quoted bad value', code: 'bad-value', text: 'gate:   «"very severe"»  # today\n' },
  {
    title: 'a bad value behind an emoji',
    code: 'bad-value',
    text: 'risks:\n  fire: {name: 🔥🔥 Fire, impact: «huge»}\n',
  },
  { title: 'a bad value on a line of its own', code: 'bad-value', text: 'gate:\n    «severe»\n' },
  {
    title: 'the parent of a missing key',
    code: 'missing-key',
    text: 'risks: {fire: {}}\n«matrix»:\n  low: {low: low, medium: low, high: low, critical: low}\n  medium: {low: low, medium: low, high: low, critical: low}\n',
  },
  {
    title: 'the parent of a key that is missing deep inside',
    code: 'missing-key',
    text: 'matrix:\n  low: {low: low, medium: low, high: low, critical: low}\n  «medium»: {low: low, medium: low, high: low}\n  high: {low: low, medium: low, high: low, critical: low}\n',
  },
  {
    title: 'the first key of a list item that lacks one',
    code: 'missing-key',
    text: 'extra:\n  - {after: business, text: Glossary}\n  - «name»: Glossary\n    after: business\n',
  },
  {
    title: 'the one thing that stands for a list, when it lacks a key',
    code: 'missing-key',
    text: '«suppress»:\n  finding: flow-to-itself\n',
  },
  {
    title: 'a value of the one thing that stands for a list',
    code: 'unknown-rule',
    text: 'suppress:\n  finding: «flow-to-himself»\n  reason: A joke\n',
  },
  {
    title: 'the one reference that stands for a list',
    code: 'unknown-affected',
    text: `${CONTEXT}risks:\n  fire: {affects: «context.wbe»}\n`,
  },
  {
    title: 'an item of a flow list',
    code: 'bad-value',
    text: 'risks:\n  fire: {stride: [tampering, «temper», spoofing]}\n',
  },
  {
    title: 'an alias, where the value is wrong only there',
    code: 'bad-value',
    text: 'questions: &word severe\ngate: «*word»\n',
  },
  {
    title: 'the token inside what an alias stands for',
    code: 'unknown-control',
    text: 'context:\n  elements:\n    web: &thing {type: System, controls: [«loks»]}\ncontainer:\n  elements:\n    web: *thing\ncontrols: {locks: Locks}\n',
  },
  {
    title: 'a bad value in a library',
    code: 'bad-value',
    text: 'import: shared.yaml\n',
    library: 'controls:\n  locks: {status: «there»}\n',
  },
  {
    title: 'a reference of a library that the model does not resolve',
    code: 'unknown-control',
    text: 'import: shared.yaml\nrisks:\n  fire: {owner: baker}\n',
    library: 'risks:\n  fire: {name: Fire, controls: [«sprinkler»]}\n',
  },
  {
    title: 'a flow behind one that could not be read',
    code: 'unknown-flow-end',
    text: `${CONTEXT}  flows:\n    - shopper => web\n    - shopper -> web\n    - «shopper -> wbe»\n`,
  },
  {
    title: 'a detail of a flow behind one that could not be read',
    code: 'unknown-data',
    text: `${CONTEXT}  flows:\n    - shopper => web\n    - shopper -> web: {label: Pays, data: [«coins»]}\n`,
  },
  {
    title: 'a map behind empty list items',
    code: 'unknown-key',
    text: 'questions:\n  -\n  - Who bakes?\n  -\n  - {text: When?, «topick»: design}\n',
  },
  {
    title: 'an item behind two lists with gaps',
    code: 'bad-value',
    text: 'questions:\n  - {txt: Lost}\n  - text: Kept\n    items: [{nam: Lost}, {text: Kept}]\n  - {text: Last, topic: «desing»}\n',
  },
  {
    title: 'the second of two equal keys',
    code: 'duplicate-key',
    text: 'gate: high\n«gate»: high\n',
  },
  {
    title: 'a key that is no id',
    code: 'bad-id',
    text: 'controls:\n  «Code Review»: {where: GitHub}\n',
  },
  {
    title: 'a detail of a flow',
    code: 'unknown-key',
    text: `${CONTEXT}  flows:\n    - shopper -> web:\n        label: Pays\n        «protocl»: HTTPS\n`,
  },
  {
    title: 'the id of a flow, which a path names without the ends',
    code: 'duplicate-id-in-view',
    text: `${CONTEXT}  flows:\n    - shopper -> web:\n        id: «web»\n`,
  },
  {
    title: 'a key beside the ends of a flow',
    code: 'flow-indent',
    text: `${CONTEXT}  flows:\n    - shopper -> web:\n      «label»: Pays\n`,
  },
  {
    title: 'an element in an environment',
    code: 'unknown-data',
    text: 'deployment:\n  environments:\n    production:\n      elements:\n        server: {type: Node, data: «coins»}\n',
  },
  { title: 'the name of an import', code: 'import-missing', text: 'import: [«nowhere.yaml»]\n' },
  { title: 'the one import', code: 'import-missing', text: 'import: «nowhere.yaml»\n' },
  {
    title: 'a key without a value',
    code: 'empty-value',
    text: 'business:\n  «description»:\n  goals: Sell\n',
  },
  {
    title: 'the key of a list where a text belongs',
    code: 'wrong-type',
    text: 'context:\n  «notes»: [A, B]\n',
  },
  { title: 'a text where a map belongs', code: 'wrong-type', text: 'context: «A sketch»\n' },
  {
    title: 'the words that a colon made a key',
    code: 'yaml-colon',
    text: 'questions:\n  - Who?\n  - «Input validation»: all\n',
  },
  {
    title: 'a text that a comment cuts',
    code: 'yaml-comment-cuts-text',
    text: 'business:\n  notes: «We are the» #1 in bread\n',
  },
  {
    title: 'a text that a comma cuts',
    code: 'yaml-flow-split',
    text: 'questions: [Why?, «Limits (TLS on», off)]\n',
  },
  {
    title: 'a word that a comma made a key',
    code: 'yaml-flow-split',
    text: 'business: {notes: Linux, «macOS»}\n',
  },
  {
    title: 'a sign that YAML reserves',
    code: 'yaml-quote',
    text: 'questions:\n  - «@»team knows\n',
  },
  { title: 'a tab', code: 'yaml-tab', text: 'business:\n«\t»notes: Sell\n' },
  { title: 'an alias without an anchor', code: 'yaml-quote', text: 'questions: «*who»\n' },
  {
    title: 'the id of a risk above the gate',
    code: 'risk-above-gate',
    text: 'gate: low\nrisks:\n  «fire»: {likelihood: high, impact: high}\n',
  },
  {
    title: 'the day that has passed',
    code: 'treatment-lapsed',
    text: 'risks:\n  fire: {treatment: accept, until: «2026-06-14»}\n',
  },
  {
    title: 'a day that does not exist',
    code: 'bad-date',
    text: 'risks:\n  fire: {until: «2027-02-29»}\n',
  },
  {
    title: 'a reference without a view',
    code: 'bad-reference',
    text: `${CONTEXT}    shop: {same-as: «web»}\n`,
  },
];

describe('a finding covers exactly', () => {
  test.each(PLACES)('$title', async ({ code, text, library }) => {
    await expectCovered(code, HEAD + text, library === undefined ? undefined : LIBRARY + library);
  });

  test.each(PLACES)('$title (Windows line ends)', async ({ code, text, library }) => {
    const windows = (lines: string) => lines.replaceAll('\n', '\r\n');
    await expectCovered(
      code,
      windows(HEAD + text),
      library === undefined ? undefined : windows(LIBRARY + library),
    );
  });
});

async function expectCovered(
  code: string,
  text: string,
  library: string | undefined,
): Promise<void> {
  const marked = library ?? text;
  const plain = marked.replace(/[«»]/g, '');
  const others = library === undefined ? {} : { 'shared.yaml': plain };
  const found = (await findingsIn(library === undefined ? plain : text, others)).filter(
    (finding) => finding.code === code,
  );
  const files = new Set(found.map(({ file }) => file));
  expect([...files]).toEqual([library === undefined ? 'threatdoc.yaml' : 'shared.yaml']);
  for (const finding of found) expect(withMarks(plain, finding)).toBe(marked);
}

/** The text with marks round what a finding covers. */
function withMarks(text: string, { line, column, endLine, endColumn }: Finding): string {
  const lines = text.split('\n');
  const offsetOf = (row: number, place: number) =>
    lines.slice(0, row - 1).join('\n').length + (row > 1 ? 1 : 0) + place - 1;
  const start = offsetOf(line, column);
  const end = offsetOf(endLine, endColumn);
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}

describe('names that JavaScript knows', () => {
  test('`constructor` is an id like any other, everywhere, through to the document', async () => {
    const text = `threatdoc: 1
system: {name: Shop}
business:
  risks: {constructor: The builder leaves}
controls:
  constructor: {name: Building permit}
requirements:
  constructor: Every wall stands.
data:
  constructor: {name: Floor plans, sensitivity: high}
context:
  boundaries:
    site: {contains: [constructor]}
  elements:
    constructor: {type: Person, name: Builder, controls: constructor, data: constructor}
    house: {type: System, same-as: container.constructor}
  flows:
    - constructor -> house: {label: Builds, id: builds, data: constructor, controls: constructor}
container:
  elements:
    constructor: {type: Container, name: Hut}
    shed: {type: Container}
  flows:
    - constructor -> shed: {label: Lends, id: constructor}
deployment:
  environments:
    constructor: {name: Building site, elements: {constructor: {type: Node, name: Crane}}}
risks:
  constructor:
    name: A wall falls
    affects: [context.constructor, data.constructor, context.builds, deployment.constructor.constructor]
    likelihood: low
    impact: high
    treatment: mitigate
    controls: constructor
    business-risks: constructor
`;
    // The one thing wrong with it: in the container view an element and a flow share the id.
    const errors = (await findingsIn(text)).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, path }) => [code, path])).toEqual([
      ['duplicate-id-in-view', 'container.flows.0.id'],
    ]);
    const document = designDocument(text.replace(', id: constructor}', '}'));
    for (const line of [
      '- <a id="business-risks.constructor"></a>The builder leaves',
      '- <a id="controls.constructor"></a>security control: Building permit',
      '- Constructor: Every wall stands.',
      '- <a id="data.constructor"></a>Floor plans',
      '- <a id="context.constructor"></a>Name: Builder',
      '- <a id="container.constructor"></a>Name: Hut',
      '#### Building site',
      '- <a id="deployment.constructor.constructor"></a>Name: Crane',
    ])
      expect(document.split('\n')).toContain(line);
    expect(document).toContain('[Builder](#context.constructor), [Floor plans](#data.constructor)');
    expect(document).toContain('| <a id="risks.constructor"></a>constructor | A wall falls |');
  });

  test.each([
    'controls:\n  NAME: {name: Locks}\n',
    'data:\n  NAME: {sensitivity: high}\n',
    'risks:\n  NAME: {name: Fire}\n',
    'requirements:\n  NAME: Every wall stands.\n',
    'rules:\n  NAME: {severity: off, reason: A joke}\n',
    'documents:\n  NAME: design.md\n',
    'context:\n  elements:\n    NAME: {type: Person}\n',
    'context:\n  boundaries:\n    NAME: {contains: []}\n',
    'deployment:\n  environments:\n    NAME: {description: Here}\n',
    'business:\n  risks:\n    NAME: {name: Ruin}\n',
    'context:\n  NAME: {polluted: yes}\n',
    'NAME: {polluted: yes}\n',
  ])('`__proto__`, `prototype` and `toString` are refused in %j', async (text) => {
    for (const name of ['__proto__', 'prototype', 'toString']) {
      const found = await findingsIn(HEAD + text.replace('NAME', name));
      const refused = found.filter(({ code }) => code === 'id-reserved');
      expect(refused.map(({ message }) => message)).toEqual([
        `Unexpected \`${name}\`: the name is reserved`,
      ]);
    }
  });

  test('a text of such a name is a text, and no such id is found where none is written', async () => {
    expect(
      await codesIn(
        `${HEAD}questions: [toString, __proto__, constructor]\ncontext:\n  controls: [toString]\n`,
      ),
    ).not.toContain('id-reserved');
    const dangling = `${HEAD}context:
  elements:
    web: {type: System, controls: constructor, data: constructor, same-as: context.constructor}
  boundaries:
    hall: {contains: constructor}
risks:
  fire: {affects: [data.constructor, context.constructor, constructor.constructor], business-risks: constructor}
rules:
  constructor: {severity: off, reason: A joke}
documents: {constructor: design.md}
`;
    const counts = new Map<string, number>();
    for (const { code } of await findingsIn(dangling))
      counts.set(code, (counts.get(code) ?? 0) + 1);
    expect(Object.fromEntries([...counts].filter(([code]) => code.startsWith('unknown-')))).toEqual(
      {
        'unknown-affected': 3,
        'unknown-boundary-member': 1,
        'unknown-business-risk': 1,
        'unknown-control': 1,
        'unknown-data': 1,
        'unknown-document': 1,
        'unknown-rule': 1,
        'unknown-same-as': 1,
      },
    );
  });

  test('a library cannot reach the prototype of all objects either', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const attack = '__proto__: {polluted: "yes"}\ncontrols:\n  __proto__: {polluted: "yes"}\n';
    const found = await findingsIn(`${HEAD}import: shared.yaml\n${attack}`, {
      'shared.yaml': LIBRARY + attack,
    });
    expect(found.filter(({ code }) => code === 'id-reserved')).toHaveLength(4);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('limits', () => {
  test('a file of exactly 16 MiB is read', async () => {
    const comment = `#${'x'.repeat(16 * 1024 * 1024 - HEAD.length - 2)}\n`;
    expect(await codesIn(HEAD + comment)).not.toContain('file-too-large');
  });

  test.each([
    ['brackets', `${HEAD}questions: ${'['.repeat(5000)}\n`],
    ['maps', `${HEAD}questions: ${'{a: '.repeat(5000)}\n`],
    ['items in one line', `${HEAD}questions:\n  ${'- '.repeat(5000)}Who?\n`],
    [
      'indentation',
      `${HEAD}questions:\n${Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth + 1)}items:`).join('\n')}\n`,
    ],
    [
      'aliases',
      `${HEAD}${Array.from({ length: 3000 }, (_, n) => `x${n}: &x${n} [*x${n - 1}]\n`)
        .join('')
        .replace('*x-1', 'a')}`,
    ],
  ])('nesting without end by %s is refused at once', async (_, text) => {
    const start = performance.now();
    const errors = (await findingsIn(text)).filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('ten thousand mistakes of one kind are all told, in a few seconds', async () => {
    const keys = Array.from({ length: 10_000 }, (_, n) => `  risk-${n}: {likelyhood: low}\n`);
    const start = performance.now();
    const found = await findingsIn(`${HEAD}risks:\n${keys.join('')}`);
    expect(found.filter(({ code }) => code === 'unknown-key')).toHaveLength(10_000);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
