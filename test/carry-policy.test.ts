import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../src/model/document-kinds.ts';
import { bodyOf, carriedEdit, documentWith, exampleProject } from './helpers/carried-edit.ts';
import { RUNS } from './helpers/runs.ts';

const MODEL = `threatdoc: 1
system: {name: Bakery orders}
controls:
  lids: {name: Lids, description: Shut at night., command: make lids} # of the flour
  guard:
    name: Guard dog
    description: Barks.
  cameras: {status: recommended, reason: Theft}
policy:
  text: We take reports seriously.
  scope:
    in: The order page
    out:
      - The oven # too hot
      - Bread of others
  versions:
    supported: [2.x, 1.9]
    unsupported: < 1.9
  reporting:
    channels:
      - security@bakery.example
      - {to: "@bakers", text: On the forge}
    include: Steps to reproduce
  response:
    acknowledge: 2 days
    fix: {critical: 3 days, high: 2 weeks}
  disclosure:
    steps: [We confirm it, We mend it]
    embargo: Until a fix is out.
  sections:
    what-we-do:
      name: What we do to keep you safe
      text: Each night.
      controls: [lids, guard, cameras]
      items:
        - name: Doors
          text: are shut.
        - We count the bread.
    thanks: {text: We name those who report.}
  closing: Thank you.
guide:
  text: How to order safely.
  language: python
  practices:
    secrets:
      name: Secrets
      items:
        - name: Tokens
          text: Keep them out of code.
          samples: {bad: 'token = "x"', good: 'token = env["TOKEN"]'} # from the shop
        - Rotate them.
      samples:
        - code: |
            order(bread)
            pay()
        - {language: bash, code: make order}
      sections:
        storage: {text: In a vault.}
  considerations:
    caching: {text: Sessions stay in memory.}
  checklists:
    release:
      name: Before a release
      items: [Tests pass, Flour is there]
  references: [https://owasp.org]
`;

const bakery = { model: MODEL, libraries: {} };
const documents: Record<string, string> = {
  'security-policy': await documentWith(bakery, undefined, 'security-policy'),
  'security-guide': await documentWith(bakery, undefined, 'security-guide'),
};

type Case = readonly [what: string, from: string, to: string, modelFrom: string, modelTo: string];

const POLICY: readonly Case[] = [
  [
    'the introduction',
    'reports seriously',
    'them seriously',
    'reports seriously',
    'them seriously',
  ],
  [
    'one point in scope',
    '- The order page',
    '- The whole shop',
    'in: The order page',
    'in: The whole shop',
  ],
  [
    'a point out of scope, with its comment',
    '- The oven',
    '- Both ovens',
    '- The oven #',
    '- Both ovens #',
  ],
  ['a supported version', '| 1.9 | Yes |', '| 1.8 | Yes |', '[2.x, 1.9]', "[2.x, '1.8']"],
  [
    'an added version',
    '| 2.x | Yes |',
    '| 3.x | Yes |\n| 2.x | Yes |',
    '[2.x, 1.9]',
    '[3.x, 2.x, 1.9]',
  ],
  ['a version that is not supported any more', '| 1.9 | Yes |\n', '', '[2.x, 1.9]', '[2.x]'],
  [
    'a channel',
    'security@bakery.example',
    'safe@bakery.example',
    'security@bakery.example',
    'safe@bakery.example',
  ],
  [
    'the text of a channel',
    'On the forge',
    'At the forge',
    'text: On the forge',
    'text: At the forge',
  ],
  [
    'one address less, and the list needs no numbers any more',
    '2. @bakers: On the forge\n',
    '',
    '      - {to: "@bakers", text: On the forge}\n',
    '',
  ],
  [
    'what to include',
    '- Steps to reproduce',
    '- Steps to reproduce\n- Your name',
    'include: Steps to reproduce',
    'include:\n      - Steps to reproduce\n      - Your name',
  ],
  [
    'a response time',
    'Acknowledgement: 2 days',
    'Acknowledgement: 1 day',
    'acknowledge: 2 days',
    'acknowledge: 1 day',
  ],
  ['a fix time', 'High: 2 weeks', 'High: 1 week', 'high: 2 weeks', 'high: 1 week'],
  [
    'an added fix time',
    '  - High: 2 weeks\n',
    '  - High: 2 weeks\n  - Low: Some day\n',
    'high: 2 weeks}',
    'high: 2 weeks, low: Some day}',
  ],
  ['a step', 'We mend it', 'We mend it at once', 'We mend it]', 'We mend it at once]'],
  ['the embargo', 'Until a fix is out.', 'For a month.', 'Until a fix is out.', 'For a month.'],
  [
    'the name of a section',
    '## What we do to keep you safe',
    '## What we do',
    'name: What we do to keep you safe',
    'name: What we do',
  ],
  ['the text of a section', 'Each night.', 'Each day.', 'Each night.', 'Each day.'],
  [
    'what a control is',
    'Shut at night.',
    'Shut by day.',
    'description: Shut at night.',
    'description: Shut by day.',
  ],
  [
    'how a control is called',
    '**Guard dog**',
    '**Guard cat**',
    'name: Guard dog',
    'name: Guard cat',
  ],
  ['the command of a control', '`make lids`', '`make all`', 'make lids', 'make all'],
  [
    'a control that is not told of any more',
    '- **Guard dog**: Barks.\n',
    '',
    '[lids, guard, cameras]',
    '[lids, cameras]',
  ],
  [
    'a point with a name',
    '**Doors**: are shut.',
    '**Doors**: are locked.',
    'text: are shut.',
    'text: are locked.',
  ],
  [
    'a point that gets a name',
    '- We count the bread.',
    '- **Bread**: We count it.',
    '        - We count the bread.\n',
    '        - name: Bread\n          text: We count it.\n',
  ],
  [
    'a point that has no name any more',
    '- **Doors**: are shut.',
    '- Doors: are shut.',
    '        - name: Doors\n          text: are shut.\n',
    "        - text: 'Doors: are shut.'\n",
  ],
  [
    'a new point',
    '- We count the bread.',
    '- We count the bread.\n- And the rolls.',
    '        - We count the bread.\n',
    '        - We count the bread.\n        - And the rolls.\n',
  ],
  ['the last words', 'Thank you.', 'Many thanks.', 'closing: Thank you.', 'closing: Many thanks.'],
  [
    'a new section, where it stands',
    '## Thanks',
    '## Safe harbour\n\nWe sue nobody.\n\n## Thanks',
    '    thanks: {text',
    '    safe-harbour:\n      text: We sue nobody.\n    thanks: {text',
  ],
  [
    'a section that is taken out',
    '## Thanks\n\nWe name those who report.\n\n',
    '',
    '    thanks: {text: We name those who report.}\n',
    '',
  ],
];

const GUIDE: readonly Case[] = [
  [
    'the name of the system',
    '# Security guide: Bakery orders',
    '# Security guide: Bakery shop',
    'name: Bakery orders',
    'name: Bakery shop',
  ],
  ['the introduction', 'order safely', 'buy safely', 'order safely', 'buy safely'],
  [
    'a heading, with the contents',
    '## Secrets',
    '## Secrets and keys',
    'name: Secrets',
    'name: Secrets and keys',
  ],
  ['a practice', 'out of code', 'out of git', 'out of code', 'out of git'],
  ['bad code', 'token = "x"', 'token = "y"', 'token = "x"', 'token = "y"'],
  ['good code', 'env["TOKEN"]', 'vault["TOKEN"]', 'env["TOKEN"]', 'vault["TOKEN"]'],
  ['several lines of code', 'pay()\n', 'pay(now)\n', 'pay()\n', 'pay(now)\n'],
  [
    'code in another language',
    '```bash\nmake order',
    '```bash\nmake bread',
    'code: make order',
    'code: make bread',
  ],
  ['what code is written in', '```bash', '```sh', 'language: bash', 'language: sh'],
  [
    'a sample less',
    '```bash\nmake order\n```\n\n',
    '',
    '        - {language: bash, code: make order}\n',
    '',
  ],
  [
    'a sample more',
    '```bash\nmake order\n```\n',
    '```bash\nmake order\n```\n\n```bash\nmake pay\n```\n',
    '        - {language: bash, code: make order}\n',
    '        - {language: bash, code: make order}\n        - language: bash\n          code: make pay\n',
  ],
  ['a section below another', 'In a vault.', 'In a safe.', 'In a vault.', 'In a safe.'],
  ['a consideration', 'stay in memory', 'stay on disk', 'stay in memory', 'stay on disk'],
  [
    'a point to tick off',
    '- [ ] Flour is there',
    '- [ ] Flour is there\n- [ ] Salt, too',
    'Flour is there]',
    "Flour is there, 'Salt, too']",
  ],
  [
    'a reference',
    'https://owasp.org',
    'https://cwe.mitre.org',
    'https://owasp.org',
    'https://cwe.mitre.org',
  ],
  [
    'where to report',
    'security@bakery.example',
    'safe@bakery.example',
    'security@bakery.example',
    'safe@bakery.example',
  ],
];

function edit(kind: DocumentKind, from: string, to: string): string {
  const document = documents[kind] ?? '';
  if (!document.includes(from)) throw new Error(`the document does not say ${from}`);
  return document.replaceAll(from, () => to);
}

describe.each([
  ['security-policy', POLICY],
  ['security-guide', GUIDE],
] as const)('an edit of a %s goes into the line of the model that says it', (kind, cases) => {
  test.each(cases)('%s', async (_, from, to, modelFrom, modelTo) => {
    const carried = await carriedEdit(bakery, edit(kind, from, to), { kind });
    expect(carried.refusals).toEqual([]);
    expect(carried.model).toBe(MODEL.replace(modelFrom, () => modelTo));
  });

  test('nothing, when nobody edited it', async () => {
    const carried = await carriedEdit(bakery, documents[kind] ?? '', { kind });
    expect(carried).toMatchObject({ model: MODEL, paths: [], refusals: [] });
  });
});

describe('Windows line ends of the model and of the document stay', () => {
  test.each(['security-policy', 'security-guide'] as const)('%s', async (kind) => {
    const model = MODEL.replace('  text: How to', '  # ours\n  text: How to').replaceAll(
      '\n',
      '\r\n',
    );
    const generated = (await documentWith({ ...bakery, model }, '\r\n', kind)).replace(
      /seriously|safely/,
      'as you like',
    );
    expect(generated).toMatch(/\r\n/);
    const carried = await carriedEdit({ ...bakery, model }, generated, { kind });
    expect(carried.refusals).toEqual([]);
    expect(carried.paths).toHaveLength(1);
    expect(`${carried.model}${carried.document}`.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(bodyOf(carried.document)).toBe(bodyOf(generated));
  });
});

describe('what no field stands behind is refused', () => {
  test.each([
    ['security-policy', 'a heading of ours', '## Scope', '## Our scope', /label/],
    ['security-policy', 'a label of ours', 'Please include:', 'Include:', /label/],
    ['security-policy', 'the label of a time', '- Acknowledgement: ', '- Answer: ', /label/],
    ['security-policy', 'the title', '# Security Policy', '# Policy', /heading/],
    ['security-policy', 'the plea', 'Please **do not**', 'Do **not**', /no field/],
    [
      'security-policy',
      'whether a version is supported, in other words',
      '| 1.9 | Yes |',
      '| 1.9 | Sure |',
      /./,
    ],
    ['security-guide', 'the contents', '- [Secrets](#secrets)', '- [Keys](#secrets)', /contents/],
    ['security-guide', 'a heading of ours', '## Checklists', '## Lists', /label/],
    ['security-guide', 'a tick', '- [ ] Tests pass', '- [x] Tests pass', /./],
  ] as const)('%s: %s', async (kind, _, from, to, message) => {
    const { refusals, model, lines } = await carriedEdit(bakery, edit(kind, from, to), { kind });
    expect(refusals.join('\n')).toMatch(message);
    expect(model).toBe(MODEL);
    const edited = edit(kind, from, to).split('\n');
    for (const line of lines) expect(line).toBeLessThanOrEqual(edited.length);
  });
});

test('a second address below the only one, which makes a list with numbers of them', async () => {
  const one = {
    ...bakery,
    model: MODEL.replace('      - {to: "@bakers", text: On the forge}\n', ''),
  };
  const kind = 'security-policy';
  const generated = await documentWith(one, undefined, kind);
  const only = '- <security@bakery.example>\n';
  expect(generated).toContain(`Where to report:\n\n${only}`);
  const edited = generated.replace(only, `${only}- <https://bakery.example/report>\n`);
  const carried = await carriedEdit(one, edited, { kind });
  expect(carried.refusals).toEqual([]);
  expect(carried.model).toBe(
    one.model.replace(
      '      - security@bakery.example\n',
      '      - security@bakery.example\n      - https://bakery.example/report\n',
    ),
  );
});

describe('the model was changed since', () => {
  const kind = 'security-policy';
  const later = {
    ...bakery,
    model: MODEL.replace('    thanks:', '    bounty: {text: We pay.}\n    thanks:').replace(
      'Each night.',
      'Each noon.',
    ),
  };

  test('an edit in another place is carried, and the change of the model stays', async () => {
    const edited = edit(kind, 'We name those', 'We thank those');
    const carried = await carriedEdit(later, edited, { kind, base: documents[kind] ?? '' });
    expect(carried.refusals).toEqual([]);
    expect(carried.model).toBe(later.model.replace('We name those', 'We thank those'));
  });

  test('an edit in the same place is a conflict', async () => {
    const edited = edit(kind, 'Each night.', 'Each morning.');
    const { refusals } = await carriedEdit(later, edited, { kind, base: documents[kind] ?? '' });
    expect(refusals.join('\n')).toContain('the model was changed to "Each noon."');
  });
});

/** A line of words that may be edited: a paragraph or a point, no label and no heading of ours. */
const WORDS = /^(?: *- (?:\[ \] )?(?!\[)|\d\. (?!<)|(?=[A-Z])).*\p{L}{4,}[^:`)>]*$/u;
const LABELS = /:$|^Please \*\*do not|^ *- (?:Run it with|PGP)|security-(?:policy|guide)/;

describe('edits of any words come back byte for byte', () => {
  const names = ['ipsdk', 'pyvider', 'cloud-connectors', 'azure-functions-cookbook'];
  const kinds = ['security-policy', 'security-guide'] as const;
  test.each(names.flatMap((name) => kinds.map((kind) => [name, kind] as const)))(
    '%s, %s',
    async (name, kind) => {
      const example = exampleProject(name);
      const generated = await documentWith(example, undefined, kind);
      const lines = generated.split('\n');
      let isCode = false;
      const places = lines.flatMap((line, index) => {
        if (line.trimStart().startsWith('```')) isCode = !isCode;
        // What stands in two places is one text: an edit of one changes both.
        const isOnce = generated.split(line.replace(/^.*?: /, '')).length === 2;
        const isWords = WORDS.test(line) && !LABELS.test(line);
        return isOnce && isWords && !isCode ? [index] : [];
      });
      expect(places.length).toBeGreaterThan(5);
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.constantFrom(...places), { minLength: 1, maxLength: 3 }),
          fc.constantFrom('marzipan', 'a "quoted" word', 'two words: and more', '50 % less'),
          async (chosen, word) => {
            const edited = lines
              .map((line, index) =>
                chosen.includes(index) ? line.replace(/\p{L}{4,}(?=\P{L}*$)/u, word) : line,
              )
              .join('\n');
            const carried = await carriedEdit(example, edited, { kind });
            expect(carried.refusals).toEqual([]);
            expect(bodyOf(carried.document)).toBe(bodyOf(edited));
            const comments = (text: string) => text.match(/(?:^|\s)#.*$/gm);
            expect(comments(carried.model)).toEqual(comments(example.model));
          },
        ),
        { numRuns: 12 * RUNS, endOnFailure: true },
      );
    },
    240_000,
  );
});
