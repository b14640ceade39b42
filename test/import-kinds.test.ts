import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Imported } from '../src/importer.ts';
import markdown from '../src/importers/markdown.ts';
import design from '../src/importers/markdown-design.ts';
import policy from '../src/importers/markdown-policy.ts';
import threats from '../src/importers/markdown-threats.ts';
import { parseInParts } from '../src/render/parse-in-parts.ts';
import { parseMarkdown } from '../src/render/processor.ts';
import { writeYaml } from '../src/write-yaml/write-yaml.ts';
import { hostileText } from './helpers/hostile.ts';
import { errorsIn, lostWords, madeOf } from './helpers/imports.ts';
import { RUNS } from './helpers/runs.ts';

const imported = (text: string) => markdown.convert(text, 'bakery.md');

const DESIGN =
  '# BUSINESS POSTURE\n\nA bakery.\n\n# SECURITY POSTURE\n\n- security control: Locks\n';
const THREATS =
  '# Threat model of the bakery\n\n## ASSETS\n\n- Recipes\n\n## Threats\n\n| Threat | STRIDE | Likelihood | Impact | Mitigation | Status |\n| - | - | - | - | - | - |\n| Recipes are stolen | I | Low | High | Locks | Mitigated |\n\n### Threat: Fire\n\n- **Impact:** No bread.\n- **Risk severity:** High\n- **Mitigation strategies:**\n  - Look at the oven\n\n# QUESTIONS & ASSUMPTIONS\n\n- Who has a key?\n';
const POLICY =
  '# Security Policy\n\n## Supported Versions\n\n| Version | Supported |\n| - | - |\n| 2.x | ✅ |\n\n## Reporting a Vulnerability\n\n1. Do not open a public issue\n2. Write to security@bakery.example\n\n## Response Timeline\n\n- Acknowledgement: 48 hours\n- Fix:\n  - Critical: 3 days\n\n## Security Best Practices\n\n### Oven\n\n- Keep it clean\n\n```python\n# Bad\nopen(oven)\n# Good\nshut(oven)\n```\n\n## Checklist\n\n- [ ] Gas is off\n';
const GUIDE =
  '# Security Best Practices\n\n## Oven\n\nBad:\n\n```bash\nrm -rf oven\n```\n\nGood:\n\n```bash\nclean oven\n```\n';
const MITIGATIONS =
  '# Mitigation Strategies Analysis for the bakery\n\n## Mitigation Strategy: Limit uploads\n\n- **Description:** A limit.\n- **Threats Mitigated:**\n  - Full disks (High Severity) - By recipes.\n- **Impact:** Fewer.\n- **Currently Implemented:** Partially.\n  - **Location:** upload.py\n- **Missing Implementation:** Recipes.\n\n## Data flows\n\n- Shop -> Oven: recipes\n\n## Overview\n\nWe bake.\n';
const PAGE = POLICY.replace(/^#+ (.*)$/gm, '$1¶').replace(/^```.*\n/gm, '');

describe('what kind a markdown document is', () => {
  test.each([
    ['a design document', DESIGN, 'business'],
    ['a threat document', THREATS, 'risks'],
    ['a security policy', POLICY, 'policy'],
    ['a security guide', GUIDE, 'guide'],
    ['a copy of a page with a policy', PAGE, 'policy'],
  ])('%s', (_, text, part) => {
    const { model } = madeOf(imported(text));
    expect(Object.entries(model as object).find(([key]) => key === part)?.[1]).toBeDefined();
  });

  test('a policy with a table of threats stays a policy', () => {
    const { model } = madeOf(
      imported(`${POLICY}\n## Threat model\n\n| Threat | Status |\n| - | - |\n| Fire | Open |\n`),
    );
    expect(model).toHaveProperty('policy.reporting');
  });

  test('a guide with a table of risks that nothing rates stays a guide', () => {
    const { model } = madeOf(
      imported(`${GUIDE}\n## Doors\n\n| Risk | Mitigation |\n| - | - |\n| Draught | Shut it |\n`),
    );
    expect(model).toHaveProperty('guide.practices');
  });

  test.each([
    ['a readme', '# Oven\n\nBakes bread.\n\n## Installation\n\nPlug it in.\n'],
    ['nothing', ''],
    ['one word', 'bread'],
  ])('%s is refused with what was looked for in each kind', (_, text) => {
    const found = imported(text);
    const suggestion = 'suggestion' in found ? found.suggestion : '';
    for (const words of ['BUSINESS POSTURE', 'STRIDE', 'Supported Versions'])
      expect(suggestion).toContain(words);
  });

  test('an importer of one kind refuses the others', () => {
    const refused = [
      ...[THREATS, POLICY, GUIDE].map((text) => design.convert(text, 'x.md')),
      ...[DESIGN, GUIDE].map((text) => threats.convert(text, 'x.md')),
      ...[DESIGN, 'bread'].map((text) => policy.convert(text, 'x.md')),
    ];
    for (const found of refused) expect(found).toMatchObject({ isOtherKind: true });
  });
});

/** Every importer that reads these kinds. */
const IMPORTERS = { markdown, policy, threats };

async function expectModelOrRefusal(text: string): Promise<void> {
  for (const importer of Object.values(IMPORTERS)) {
    const found: Imported = importer.convert(text, 'bakery.md');
    if ('refusal' in found) expect(found.suggestion).not.toBe('');
    else expect(await errorsIn(writeYaml(found.model))).toEqual([]);
  }
}

const KINDS = { THREATS, POLICY, GUIDE, PAGE };

describe('any text ends in a model that passes the check, or in a refusal', () => {
  const documents = fc.constantFrom(...Object.values(KINDS));

  test('documents that end anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(2000), async (text, end) => {
        await expectModelOrRefusal(text.slice(0, end));
      }),
      { numRuns: 60 * RUNS },
    );
  }, 600_000);

  test('documents whose lines are shuffled', async () => {
    const shuffled = documents.chain((text) => {
      const lines = text.split('\n');
      return fc.shuffledSubarray(lines, { minLength: lines.length >> 1 });
    });
    await fc.assert(
      fc.asyncProperty(shuffled, async (lines) => {
        await expectModelOrRefusal(lines.join('\n'));
      }),
      { numRuns: 60 * RUNS },
    );
  }, 600_000);

  test('documents with hostile texts in the middle of them', async () => {
    const hostile = fc.tuple(documents, fc.nat(60), hostileText).map(([text, at, words]) => {
      const lines = text.split('\n');
      const line = at % lines.length;
      return [...lines.slice(0, line), `${lines[line]}${words}`, ...lines.slice(line + 1)].join(
        '\n',
      );
    });
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        await expectModelOrRefusal(text);
      }),
      { numRuns: 120 * RUNS },
    );
  }, 600_000);

  test('bytes of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), documents, async (bytes, text) => {
        const noise = new TextDecoder().decode(bytes);
        await expectModelOrRefusal(noise);
        await expectModelOrRefusal(`${text}\n${noise}`);
      }),
      { numRuns: 40 * RUNS },
    );
  }, 600_000);
});

describe('large documents end, too, long before the patience of a pipeline', () => {
  const row = (count: number, part: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => part(index)).join('');
  const HEAD =
    '| ID | Component | Threat | STRIDE | Current controls | Likelihood | Impact |\n| - | - | - | - | - | - | - |\n';
  const threat = (index: number) =>
    `| T-${index} | Oven ${index % 50} | Fire ${index} | D | Sensors ${index % 9}. | Low | High |\n`;

  // Parsed in one go, these rows take minutes.
  test('a table of three thousand threats', () => {
    const { model } = madeOf(imported(`## Threats\n\n${HEAD}${row(3000, threat)}`));
    expect((model as { risks: Map<string, unknown> }).risks.size).toBe(3000);
  }, 60_000);

  test('1.6 MB of spaces in the table of a policy', () => {
    const wide = ' '.repeat(120_000);
    const versions = row(13, (index) => `| ${index}.x${wide} | ✅ |\n`);
    const text = `# Security Policy\n\n## Supported Versions\n\n| Version | Supported |\n| - | - |\n${versions}`;
    expect(text.length).toBeGreaterThan(1_500_000);
    expect(madeOf(imported(text)).model).toHaveProperty('policy.versions.supported.length', 13);
  }, 60_000);

  test.each([
    ['stars', '*a '],
    ['brackets', '['],
    ['quotes in quotes', '> '],
    ['backticks', '`` ` '],
    ['addresses', 'a@b.example '],
    ['colons', 'Impact: '],
    ['pipes', '|'],
  ])(
    '1.6 MB of %s on one line',
    async (_, sign) => {
      const line = sign.repeat(Math.floor(1_600_000 / sign.length));
      for (const start of [POLICY, THREATS, PAGE])
        await expectModelOrRefusal(`${start}\n${line}\n`);
    },
    120_000,
  );

  test('a table that is parsed in parts is the table', () => {
    const lines = `Before\n\n${HEAD}${row(200, threat)}\n- after\n\n${HEAD}${row(3, threat)}`.split(
      '\n',
    );
    const withoutOffsets = (tree: unknown) =>
      JSON.parse(JSON.stringify(tree, (key, value) => (key === 'offset' ? undefined : value)));
    const whole = parseMarkdown(lines.join('\n'));
    const { children } = parseInParts(lines);
    expect(withoutOffsets(children)).toEqual(withoutOffsets(whole.children));
  });
});

/** Pages with published policies and guides stand beside the corpus; they are not part of this repository. */
const corpus = process.env.THREATDOC_CORPUS;
const seeds = corpus === undefined ? undefined : join(corpus, '..', 'seeds');
const isThere = seeds !== undefined && existsSync(seeds);
const ABSENT = 'THREATDOC_CORPUS names no folder with published pages beside it';
if (!isThere) console.info(`Skipped: ${ABSENT}.`);

test('every published page is told by its kind and passes the check', async ({ skip }) => {
  if (!isThere) return skip(ABSENT);
  const pages = readdirSync(seeds).filter((name) => name.endsWith('.txt'));
  expect(pages).toHaveLength(5);
  for (const name of pages) {
    const { model, yaml } = madeOf(markdown.convert(readFileSync(join(seeds, name), 'utf8'), name));
    expect(await errorsIn(yaml)).toEqual([]);
    const part = name.startsWith('003') ? 'business' : name.startsWith('001') ? 'guide' : 'policy';
    expect(model).toHaveProperty(part);
  }
});

/** Numbers of points, a letter of STRIDE and languages, which a model says in other ways. */
const SAID = ['1', '2', 'i', 'bash', 'python'];

describe('whatever the order of its lines, no word of a document is lost', () => {
  const IMPORTS = [
    ['threats', THREATS, threats],
    ['policy', POLICY, policy],
    ['page copy', PAGE, policy],
    ['mitigations', MITIGATIONS, threats],
    ['guide', `${GUIDE}${POLICY.slice(POLICY.indexOf('## Security Best'))}`, policy],
  ] as const;
  test.each(IMPORTS)(
    '%s',
    (_, text, importer) => {
      const lines = text.split('\n');
      fc.assert(
        fc.property(fc.shuffledSubarray(lines, { minLength: lines.length - 4 }), (shuffled) => {
          const found = importer.convert(shuffled.join('\n'), 'bakery.md');
          if ('refusal' in found) return;
          expect(lostWords(shuffled.join('\n'), madeOf(found), SAID)).toEqual([]);
        }),
        { numRuns: 200 * RUNS, includeErrorInReport: true },
      );
    },
    600_000,
  );
});
