import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { convertPolicy } from '../src/import-policy/convert-policy.ts';
import type { Design } from '../src/model/design.ts';
import type { DocumentKind } from '../src/model/document-kinds.ts';
import { pagesOf } from '../src/pipeline.ts';
import { blocksOf } from '../src/render/markdown-value.ts';
import { printMarkdown } from '../src/render/processor.ts';
import { loadTemplates } from '../src/shell/load-templates.ts';
import { toView } from '../src/view/design-view.ts';
import { designOf } from './helpers/documents.ts';
import { madeOf, type Yaml } from './helpers/imports.ts';
import { guideModel, policyModel } from './helpers/policy-models.ts';
import { RUNS } from './helpers/runs.ts';

const templates = await loadTemplates(undefined);
const HEADER = '<!-- threatdoc: generated from threatdoc.yaml -->\n\n';

/** A document as it lies on the disk; undefined when the model has nothing to say in it. */
function documentOf(design: Design, kind: DocumentKind): string | undefined {
  const made = pagesOf(design, 'threatdoc.yaml', templates, [kind]);
  if ('problem' in made) throw new Error(made.problem.message);
  const [page] = made.pages;
  return page === undefined ? undefined : HEADER + page.text;
}

const backFrom = (document: string): Design =>
  designOf(madeOf(convertPolicy(document, 'x.md')).yaml);

/** What the view of a design shows, which is all that a document can say, as its documents print it. */
function shown(design: Design): { policy: Yaml; guide: Yaml } {
  const { policy, guide } = toView(design);
  return { policy: printed(policy), guide: printed(guide) };
}

/** A view in a form in which those that print the same are equal. */
function printed(value: Yaml): Yaml {
  if (Array.isArray(value)) return value.map(printed);
  if (value === null || typeof value !== 'object') return value;
  if ('markdown' in value)
    return printMarkdown({ type: 'root', children: blocksOf(value.markdown) }).trim();
  const fields = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, printed(item)]),
  );
  if (!('text' in fields && 'items' in fields && 'name' in fields)) return fields;
  const { name, text, ...rest } = fields;
  // `name: text` and a text with a colon print the same, and so do controls and points.
  if (!('sections' in rest))
    return { ...rest, line: [name, text].filter((part) => part !== null).join(': ') };
  if (rest.controls.length === 0) return fields;
  const items = rest.controls.map(({ name: control, description, command }: Yaml) => ({
    line: [control, description].filter((part) => part !== null).join(': '),
    items: command === null ? [] : [{ line: `Run it with \`${command}\``, items: [], samples: [] }],
    samples: [],
  }));
  return { ...fields, controls: [], items: [...items, ...rest.items] };
}

const KINDS = [
  ['security-policy', 'policy'],
  ['security-guide', 'guide'],
] as const;

describe.each(KINDS)('a %s of ours', (kind, part) => {
  const folder = new URL('../examples/', import.meta.url);
  const examples = readdirSync(folder)
    .map((name) => [name, readFileSync(new URL(`${name}/threatdoc.yaml`, folder), 'utf8')] as const)
    .filter(([, yaml]) => parse(yaml)[part] !== undefined);

  test('is there for several examples', () => {
    expect(examples.length).toBeGreaterThan(3);
  });

  test.each(examples)('gives back every field that it shows: %s', (_, yaml) => {
    const design = designOf(yaml);
    const document = documentOf(design, kind) ?? '';
    const back = backFrom(document);
    expect(shown(back)[part]).toEqual(shown(design)[part]);
    expect(documentOf(back, kind)).toBe(document);
  });

  test('gives back every field that it shows: models of any shape', () => {
    const models = part === 'policy' ? policyModel : guideModel;
    fc.assert(
      fc.property(models, (value) => {
        const filled = withoutEmpty(value);
        // A language without code shows nowhere.
        if (Object.keys(filled ?? {}).every((key) => key === 'language')) return;
        const design = designOf(
          stringify({ threatdoc: 1, system: { name: 'Bakery' }, [part]: filled }),
        );
        const document = documentOf(design, kind) ?? '';
        const back = backFrom(document);
        expect(shown(back)[part]).toEqual(shown(design)[part]);
        expect(documentOf(back, kind)).toBe(document);
      }),
      { numRuns: 60 * RUNS, includeErrorInReport: true },
    );
  }, 600_000);
});

/** A value without lists and maps that hold nothing: no document shows them. */
function withoutEmpty(value: Yaml): Yaml {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.map(withoutEmpty).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  const fields = Object.entries(value)
    .map(([key, item]) => [key, withoutEmpty(item)] as const)
    .filter(([, item]) => item !== undefined);
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

const SECTION = 'sections: {oven: {items: [Keep it clean]';

describe('what a document does not show cannot come back', () => {
  /** By field, with the reason: a model that says it, and one that does not. */
  const cases: readonly (readonly [field: string, why: string, one: string, other: string])[] = [
    [
      'system.name',
      'SECURITY.md lies in the repository that it is about',
      'system: {name: Bakery}\npolicy: {text: Hello}',
      'system: {name: Mill}\npolicy: {text: Hello}',
    ],
    [
      'policy.sections.<id>',
      'a heading shows the name; the id is made of it anew',
      'policy: {sections: {oven: {name: Heat, text: Hot}}}',
      'policy: {sections: {heat: {text: Hot}}}',
    ],
    [
      'policy.sections.<id>.risks',
      'risks are not published',
      `risks: {fire: {name: Fire}}\npolicy: {${SECTION}, risks: [fire]}}}`,
      `risks: {fire: {name: Fire}}\npolicy: {${SECTION}}}}`,
    ],
    [
      'policy.sections.<id>.controls',
      'controls print as points do, so that readers need not know the difference',
      'controls: {lids: {name: Lids, description: Shut}}\npolicy: {sections: {oven: {controls: [lids]}}}',
      'controls: {lids: {name: Lids, description: Shut}}\npolicy: {sections: {oven: {items: [{name: Lids, text: Shut}]}}}',
    ],
    [
      'the name of an entry',
      'a lead is the first words of its point',
      'policy: {disclosure: {steps: [{name: First, text: we look}]}}',
      'policy: {disclosure: {steps: ["First: we look"]}}',
    ],
    [
      'which bad and good code is one sample',
      'each is a block of its own',
      'guide: {practices: {oven: {samples: [{bad: a}, {good: b}]}}}',
      'guide: {practices: {oven: {samples: [{bad: a, good: b}]}}}',
    ],
    [
      'guide.language',
      'every block of code says its own',
      'guide: {language: go, practices: {oven: {samples: [bake()]}}}',
      'guide: {practices: {oven: {samples: [{language: go, code: bake()}]}}}',
    ],
    [
      'where a text ends and its list begins',
      'both are a list',
      'policy: {sections: {oven: {text: "Hot\\n\\n- Very"}}}',
      'policy: {sections: {oven: {text: Hot, items: [Very]}}}',
    ],
  ];
  test.each(cases)('%s: %s', (_, __, one, other) => {
    const documents = [one, other].map((yaml) => {
      const head = yaml.startsWith('system:') ? '' : 'system: {name: Bakery}\n';
      const design = designOf(`threatdoc: 1\n${head}${yaml}\n`);
      return KINDS.map(([kind]) => documentOf(design, kind));
    });
    expect(documents[0]).toEqual(documents[1]);
  });
});

/** A part of a model with its texts as documents print them. */
function canonical(value: Yaml): Yaml {
  if (typeof value === 'string')
    return printMarkdown({ type: 'root', children: blocksOf(value) }).trim();
  if (value instanceof Map) return [...value].map(([id, item]) => [id, canonical(item)]);
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value).map(([key, item]) => [key, canonical(item)]);
}

/** Pages with published policies and guides stand beside the corpus; they are not part of this repository. */
const corpus = process.env.THREATDOC_CORPUS;
const seeds = corpus === undefined ? undefined : join(corpus, '..', 'seeds');
const isThere = seeds !== undefined && existsSync(seeds);
const ABSENT = 'THREATDOC_CORPUS names no folder with published pages beside it';
if (!isThere) console.info(`Skipped: ${ABSENT}.`);

test('published pages: import, generate and import again give the same model', ({ skip }) => {
  if (!isThere) return skip(ABSENT);
  const pages = readdirSync(seeds).filter((name) => /^00[0124]_/.test(name));
  expect(pages).toHaveLength(4);
  for (const name of pages) {
    const design = backFrom(readFileSync(join(seeds, name), 'utf8'));
    for (const [kind, part] of KINDS) {
      const document = documentOf(design, kind);
      if (document === undefined) continue;
      const again = backFrom(document);
      expect([name, canonical(again[part])]).toEqual([name, canonical(design[part])]);
      expect(documentOf(again, kind)).toBe(document);
    }
  }
});
