import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import { tidyMarkdown } from '../src/import-markdown/tidy-markdown.ts';
import type { Design } from '../src/model/design.ts';
import { nameOfId } from '../src/model/views.ts';
import { read } from '../src/read/read.ts';
import { writeYaml } from '../src/write-yaml/write-yaml.ts';
import { designOf, documentOf } from './helpers/documents.ts';
import { filesOf } from './helpers/files.ts';
import { fullModel, SLOTS } from './helpers/full-model.ts';
import { RUNS } from './helpers/runs.ts';
import { type Plain, plainModel, plainViews } from './helpers/shown-model.ts';

function yamlOf(document: string): string {
  const imported = convertDesign(document, 'system.md');
  if ('refusal' in imported) throw new Error(imported.refusal);
  return writeYaml(imported.model);
}

/**
 * What a generated document does not show, so that an import cannot give it back: each with the
 * reason, and with what takes it off both models. Nothing else may be lost.
 */
const NOT_SHOWN: Readonly<Record<string, (before: Plain, after: Plain) => void>> = {
  '`policy` and `guide` are documents of their own': (before) => {
    delete before.policy;
    delete before.guide;
  },
  '`documents`, `rules`, `gate`, `suppress` and `import` steer threatdoc and describe no system': (
    before,
    after,
  ) => {
    for (const model of [before, after])
      for (const key of ['documents', 'rules', 'gate', 'suppress', 'import']) delete model[key];
  },
  'a direction that the model leaves open is chosen, and the diagram shows the choice': (
    before,
    after,
  ) => {
    const views = new Map(plainViews(after));
    for (const [key, view] of plainViews(before))
      if (view.direction === undefined) delete views.get(key)?.direction;
  },
  'a topic `any` is printed as no topic': (before) => {
    for (const asked of [...(before.questions ?? []), ...(before.assumptions ?? [])])
      if (asked.topic === 'any') delete asked.topic;
  },
  'of an element that is not listed only name, type, technology, kind and focus are drawn; `same-as` is found again where nothing differs':
    (before, after) => {
      const views = new Map(plainViews(after));
      for (const [key, view] of plainViews(before))
        for (const shelf of ['elements', 'boundaries'])
          for (const [id, thing] of Object.entries<Plain>(view[shelf] ?? {})) {
            const own = views.get(key)?.[shelf]?.[id];
            if (own === undefined || !isUnlisted(thing, shelf)) continue;
            for (const fields of [thing, own])
              for (const field of Object.keys(fields))
                if (!/^(?:focus|listed|contains|trust-boundary)$/.test(field)) delete fields[field];
          }
    },
  'fields that an element takes over by `same-as` are printed there, and may have come from an element that is not listed':
    (before, after) => {
      for (const model of [before, after])
        for (const [, view] of plainViews(model))
          for (const thing of Object.values<Plain>(view.elements ?? {}))
            if (thing['same-as'] !== undefined)
              for (const field of Object.keys(thing))
                if (!/^(?:focus|listed|drawn|same-as)$/.test(field)) delete thing[field];
    },
  '`listed: true` on a boundary that says something anyway': (before) => {
    for (const [, view] of plainViews(before))
      for (const boundary of Object.values<Plain>(view.boundaries ?? {}))
        if (boundary.listed === true && boundary.description !== undefined) delete boundary.listed;
  },
  'kind and focus of an element that is not drawn': (before) => {
    for (const [, view] of plainViews(before))
      for (const thing of Object.values<Plain>(view.elements ?? {}))
        if (thing.drawn === false || view.diagram !== undefined) {
          delete thing.kind;
          delete thing.focus;
        }
  },
  'ids of environments in which nothing is described': (before, after) => {
    for (const model of [before, after]) {
      const environments = model.deployment?.environments ?? {};
      for (const [id, view] of Object.entries<Plain>(environments)) {
        if (view.elements !== undefined) continue;
        delete environments[id];
        environments[`named ${view.name ?? nameOfId(id)}`] = { ...view, name: undefined };
      }
    }
  },
  'where one text of a list on one line ends, if it holds a comma itself': (before, after) => {
    for (const model of [before, after]) {
      const lists = [
        [model.system, 'owners'],
        [model.system, 'contacts'],
        ...Object.values<Plain>(model.controls ?? {}).map((control) => [control, 'standards']),
        ...Object.values<Plain>(model.risks ?? {}).map((risk) => [risk, 'references']),
      ];
      for (const [thing, key] of lists)
        if (thing[key] !== undefined) thing[key] = thing[key].join(', ');
    }
  },
  'where a name with a colon ends, if its id was not made of it': (before, after) => {
    for (const model of [before, after])
      for (const shelf of [model.business?.risks, model.controls, model.data])
        for (const thing of Object.values<Plain>(shelf ?? {})) {
          const { name = '', description = '' } = thing;
          thing.shown = tidyMarkdown(`${name}: ${description}`)
            .replace(/[:\s]+/g, ' ')
            .trim();
          delete thing.name;
          delete thing.description;
        }
  },
  'where, reason, evidence, standards and command of a control that is stated on the spot': (
    before,
  ) => {
    for (const use of usesIn(plainViews(before)))
      for (const field of ['where', 'reason', 'evidence', 'standards', 'command'])
        delete use[field];
  },
  'the boundary of an element that is not drawn': (before) => {
    for (const [, view] of plainViews(before))
      for (const boundary of Object.values<Plain>(view.boundaries ?? {}))
        boundary.contains = boundary.contains?.filter(
          (id: string) => view.elements?.[id]?.drawn !== false,
        );
  },
  'evidence whose `url` is no address, which is part of its text to a reader': (before, after) => {
    for (const model of [before, after])
      for (const control of Object.values<Plain>(model.controls ?? {})) {
        const { evidence } = control;
        if (evidence !== undefined && !/^https?:/.test(evidence.url ?? '')) {
          evidence.text = tidyMarkdown(
            [evidence.url, evidence.text].filter(Boolean).join(' '),
          ).replace(/\s+/g, ' ');
          if (evidence.text === '') delete evidence.text;
          delete evidence.url;
          if (Object.keys(evidence).length === 0) delete control.evidence;
        }
      }
  },
};

function* usesIn(value: Plain): Generator<Plain> {
  if (value === null || typeof value !== 'object') return;
  if ('shown' in value) yield value;
  for (const inner of Object.values(value)) yield* usesIn(inner);
}

function isUnlisted(thing: Plain, shelf: string): boolean {
  if (thing.listed !== undefined) return thing.listed === false;
  const fields = ['description', 'responsibilities', 'controls', 'data', 'out-of-scope'];
  return shelf === 'boundaries' && fields.every((field) => thing[field] === undefined);
}

/** Both models without what is not shown; `except` leaves one exception out, to see if it is needed. */
function withoutNotShown(before: Design, after: Design, except?: string): [Plain, Plain] {
  const [left, right] = [plainModel(before), plainModel(after)];
  for (const [reason, take] of Object.entries(NOT_SHOWN)) if (reason !== except) take(left, right);
  return [left, right];
}

const examples = readdirSync('examples');

function exampleOf(name: string): Design {
  const folder = `examples/${name}`;
  const files = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')]),
  );
  const { 'threatdoc.yaml': model, ...others } = files;
  const { design } = read('threatdoc.yaml', Buffer.from(model ?? ''), filesOf(others));
  if (design === undefined) throw new Error(`${name} has errors`);
  // Tables run the points of a cell together.
  return { ...design, documents: new Map() };
}

describe('generate → import gives back every field that the document shows', () => {
  test.each(examples)('of the example %s', (name) => {
    const before = exampleOf(name);
    const after = designOf(yamlOf(documentOf(before)));
    const [shown, found] = withoutNotShown(before, after);
    expect(found).toEqual(shown);
  });

  test('of models with any fields', () => {
    fc.assert(
      fc.property(words, (chosen) => {
        const model = fullModel(chosen, 'list');
        // Without a name it is part of what stands before it: see below.
        const extra = model.extra.map((section, index) => ({
          ...section,
          name: section.name ?? `Besides ${index}`,
        }));
        const before = { ...model, extra };
        const [shown, found] = withoutNotShown(before, designOf(yamlOf(documentOf(before))));
        expect(found).toEqual(shown);
      }),
      { numRuns: 12 * RUNS, endOnFailure: true },
    );
  }, 120_000);
});

test('a section without a name comes back after its section, in a view as the end of its notes', () => {
  const { extra, build } = designOf(
    yamlOf(
      documentOf(
        designOf(`threatdoc: 1
system: {name: Bakery}
build: {steps: [Knead], notes: By hand.}
extra:
  - {after: business, text: Closed on Mondays.}
  - {after: business, text: And in August.}
  - {after: build, text: At night.}
`),
      ),
    ),
  );
  expect(extra).toEqual([{ after: 'business', text: 'Closed on Mondays.\n\nAnd in August.' }]);
  expect(build?.notes).toBe('By hand.\n\nAt night.');
});

test('a type too wide for the title of a frame comes back when no list describes the frame', () => {
  const before = designOf(`threatdoc: 1
system: {name: Bakery}
context:
  boundaries: {town: {type: Everything inside of the walls of our old town, contains: [oven]}}
  elements: {oven: {type: Software system}}
`);
  const after = designOf(yamlOf(documentOf(before)));
  expect(after.context?.boundaries).toEqual(before.context?.boundaries);
});

test('a name that ends in a number like those that tell ids apart', () => {
  const before = designOf(`threatdoc: 1
system: {name: Bakery}
controls: {tills-talk-tls-1-3: {name: Tills talk TLS 1.3, description: To the kiosk and to the bank.}}
`);
  expect(designOf(yamlOf(documentOf(before))).controls).toEqual(before.controls);
});

test('every exception is needed', () => {
  const words = SLOTS.map(({ kind }, index) =>
    kind === 'name' ? `Name: ${index}, b` : `T ${index}`,
  );
  const models = [...examples.map(exampleOf), fullModel(words, 'list'), designOf(RARE)];
  const pairs = models.map((before) => [before, designOf(yamlOf(documentOf(before)))] as const);
  const idle = Object.keys(NOT_SHOWN).filter((reason) =>
    pairs.every(([before, after]) => {
      const [shown, found] = withoutNotShown(before, after, reason);
      return JSON.stringify(shown, sortedKeys) === JSON.stringify(found, sortedKeys);
    }),
  );
  expect(idle).toEqual([]);
}, 60_000);

function sortedKeys(_: string, value: Plain): Plain {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

/** What no example has. */
const RARE = `threatdoc: 1
system: {name: Bakery}
context:
  boundaries: {town: {description: Ours, listed: true, contains: [baker, ghost]}}
  elements:
    baker: {type: Person}
    ghost: {type: Person, kind: process, focus: true, drawn: false}
`;

/** What people write in names and texts. */
const NAMES = [
  'Order service',
  'Name (with brackets)',
  'a_b*c',
  'Äpfel & "Birnen"',
  'Café 24/7',
  'averyveryverylongnamewithoutanyspace',
];
const COMMON = [
  'An order for the baker',
  'Short: and more',
  'It is *new*, with `code`.',
  'See https://example.org/x for a_b_c and 1 < 2',
];
const LONG = [
  'First\n\n- a point\n- another',
  'One\n\nTwo',
  '1. numbered\n2. list',
  '```sh\nnpm audit\n```',
  '| a | b |\n| - | - |\n| 1 | 2 |',
  '> said so',
];

/** Words for every place of the model, some of the optional ones left out. */
const words = fc
  .array(fc.tuple(fc.nat(), fc.nat(9)), { minLength: SLOTS.length, maxLength: SLOTS.length })
  .map((choices) =>
    choices.map(([choice, absence], index) => {
      const { kind, optional } = SLOTS[index] ?? { kind: 'text', optional: false };
      if (optional && absence < 3) return null;
      const list = kind === 'name' ? NAMES : absence < 7 ? COMMON : [...COMMON, ...LONG];
      const text = list[choice % list.length] ?? '';
      return kind === 'name' ? `${text} w${index}` : `W${index} ${text}`;
    }),
  );
