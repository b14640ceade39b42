import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Configuration } from 'markdownlint';
import { lint } from 'markdownlint/sync';
import type { Nodes, Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../src/render/markdown-value.ts';
import { parseMarkdown } from '../src/render/processor.ts';
import { difference, expectNone, liveIn } from './helpers/damage.ts';
import { documentOf } from './helpers/documents.ts';
import { fullModel, SLOTS } from './helpers/full-model.ts';
import { comparable, type ParsedFlowchart, parseMermaid } from './helpers/mermaid.ts';
import { nodesOf, outlineOf, withoutSpace, wordsOf } from './helpers/outline.ts';
import { RUNS } from './helpers/runs.ts';
import { harmlessWordsFor, type Sayings, sayingsFor, wordOf, wordsFor } from './helpers/sayings.ts';

type Words = readonly (string | null)[];
type Look = 'list' | 'table';

/** Texts that a longer search found. */
const FOUND = ['\\\nPlain words.', 'Plain words.\\\n\u00A0', '\ud800*emphasis*Plain words.'];

/** The same text in every place of a model. */
function everywhere(text: string): Sayings {
  const saying = { text, wordFirst: false, joint: '\n\n' };
  return { start: 0, said: SLOTS.map(() => saying), absence: 0, elements: 'table' };
}

/** Everything about a document that a hostile text could spoil, each as a sentence if it did. */
function damage(choice: Sayings): string[] {
  const look = choice.elements;
  const values = wordsFor(SLOTS, choice);
  const document = documentOf(fullModel(values, look));
  const root = parseMarkdown(document);
  const text = wordsOf(root);
  return [
    ...difference(undamagedOutline(choice), outlineOf(root)),
    ...liveIn(document, root),
    ...SLOTS.filter((_, index) => values[index] !== null && !text.includes(wordOf(index))).map(
      ({ path }) => `lost: ${path}`,
    ),
    ...difference(namesFor(values, look), namesIn(root, look)),
    ...difference([affectedFor(values)], [affectedIn(root)]),
  ];
}

const undamaged = new Map<string, string[]>();

function undamagedOutline(choice: Sayings): string[] {
  const key = `${choice.absence} ${choice.elements}`;
  const known = undamaged.get(key);
  if (known !== undefined) return known;
  const document = documentOf(fullModel(harmlessWordsFor(SLOTS, choice), choice.elements));
  const outline = outlineOf(parseMarkdown(document));
  undamaged.set(key, outline);
  return outline;
}

describe('whatever people write in a model', () => {
  test('its document has the headings, zones, tables, names and words that it should, nothing is live, and other programs print it the same', () => {
    fc.assert(
      fc.property(sayingsFor(SLOTS), (choice) => {
        expectNone(damage(choice));
      }),
      {
        numRuns: 500 * RUNS,
        includeErrorInReport: true,
        examples: FOUND.map((text): [Sayings] => [everywhere(text)]),
      },
    );
  }, 600_000);

  test('its diagrams have the names, types and labels that it says', async () => {
    await fc.assert(
      fc.asyncProperty(sayingsFor(SLOTS), async (choice) => {
        const values = wordsFor(SLOTS, choice);
        const sources = diagramsIn(documentOf(fullModel(values, choice.elements)));
        const [context, container] = await Promise.all(sources.slice(0, 2).map(parseMermaid));
        const elements = ['.context.elements.customer', '.context.elements.shop']
          .map((path) => labelFor(values, path))
          .sort();
        const boundary = [
          shownFor(values, '.context.boundaries.town.name'),
          inBrackets(values, '.context.boundaries.town.type'),
        ];
        const { boxes, frames, arrows } = drawnIn(context);
        const named = boxes.filter((text) => !elements.includes(text));
        expectNone([
          ...difference(
            elements,
            boxes.filter((text) => elements.includes(text)),
          ),
          // Where it has room a boundary has its words over it, else in a box inside.
          ...difference([''], [without([...frames, ...named].join(''), boundary)]),
          ...boundary.filter(
            (words) => ![...frames, ...named].some((text) => text.includes(words)),
          ),
          ...difference(arrowsFor(values), [...arrows, ...drawnIn(container).arrows]),
          ...difference(
            [
              labelFor(values, '.container.elements.web'),
              labelFor(values, '.deployment.environments.market.elements.stall'),
            ].sort(),
            drawnIn(container).boxes,
          ),
        ]);
      }),
      { numRuns: 250 * RUNS, includeErrorInReport: true },
    );
  }, 600_000);
});

function diagramsIn(document: string): string[] {
  return [...document.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map(([, source = '']) => source);
}

interface Drawn {
  readonly boxes: readonly string[];
  readonly frames: readonly string[];
  readonly arrows: readonly string[];
}

function drawnIn(chart: ParsedFlowchart | undefined): Drawn {
  return {
    boxes: [...(chart?.vertices.values() ?? [])].map(({ text }) => comparable(text)).sort(),
    frames: [...(chart?.subgraphs.values() ?? [])].map(({ title }) => comparable(title)),
    arrows: (chart?.edges ?? []).map(({ text }) => comparable(text)),
  };
}

/** What is left of a text when each of some words is taken out wherever it stands. */
function without(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => (word === '' ? rest : rest.replaceAll(word, '')), text);
}

function arrowsFor(values: Words): string[] {
  const flows = '.context.flows';
  return [
    `${shownFor(values, `${flows}.0.customer -> shop.label`)}${inBrackets(values, `${flows}.0.customer -> shop.protocol`)}`,
    shownFor(values, `${flows}.1.shop -> customer`),
    shownFor(values, `${flows}.2.town <-> shop.label`),
    shownFor(values, '.container.flows.0.web -> store'),
  ];
}

/** What the model says at a place; null when it is left out there. */
function wordsAt(values: Words, path: string): string | null {
  const index = SLOTS.findIndex((slot) => slot.path === path);
  if (index < 0) throw new Error(`there is no slot ${path}`);
  return values[index] ?? null;
}

function shownFor(values: Words, path: string): string {
  return comparable(wordsAt(values, path) ?? '');
}

function inBrackets(values: Words, path: string): string {
  const found = wordsAt(values, path);
  return found === null ? '' : `[${comparable(found)}]`;
}

/** Name, and type and technology behind it, as C4 diagrams write them. */
function labelFor(values: Words, path: string): string {
  const type = wordsAt(values, `${path}.type`);
  const hasTechnology = SLOTS.some((slot) => slot.path === `${path}.technology`);
  const technology = hasTechnology ? wordsAt(values, `${path}.technology`) : null;
  const detail = [type, technology].flatMap((words) => (words === null ? [] : [comparable(words)]));
  return `${shownFor(values, `${path}.name`)}${detail.length > 0 ? `[${detail.join(':')}]` : ''}`;
}

const PLACES: ReadonlyMap<string, string> = new Map([
  ['context.customer', '.context.elements.customer'],
  ['context.shop', '.context.elements.shop'],
  ['context.town', '.context.boundaries.town'],
  ['container.web', '.container.elements.web'],
  ['deployment.market.stall', '.deployment.environments.market.elements.stall'],
  ['build.oven', '.build.elements.oven'],
]);

function lineFor(values: Words, path: string): string {
  return withoutSpace(wordsAt(values, path) ?? '');
}

/** Anchor, name and type of each element that the document describes. */
function namesFor(values: Words, look: Look): string[] {
  return [...PLACES].map(([anchor, path]) => {
    const type = lineFor(values, `${path}.type`);
    const technology =
      look === 'table' && anchor !== 'context.town' ? lineFor(values, `${path}.technology`) : '';
    const detail = technology === '' ? type : `${type} (${technology})`.trim();
    return `${anchor} | ${lineFor(values, `${path}.name`)} | ${withoutSpace(detail)}`;
  });
}

function namesIn(root: Root, look: Look): string[] {
  const names = new Map<string, string>();
  for (const node of nodesOf(root)) {
    const anchor = anchorOf(node);
    if (anchor === undefined || !PLACES.has(anchor)) continue;
    const [name, type] = look === 'list' ? ofItem(node) : ofRow(node);
    names.set(anchor, `${anchor} | ${name} | ${type}`);
  }
  return [...PLACES.keys()].map((anchor) => names.get(anchor) ?? `${anchor} is not described`);
}

/** The anchor that a list item or a table row starts with. */
function anchorOf(node: Nodes): string | undefined {
  const holder =
    node.type === 'listItem' || node.type === 'tableRow' ? node.children[0] : undefined;
  if (holder === undefined || !('children' in holder)) return undefined;
  const [first] = holder.children;
  return first?.type === 'html' ? /^<a id="(.*)">$/.exec(first.value)?.[1] : undefined;
}

function ofItem(node: Nodes): [name: string, type: string] {
  if (node.type !== 'listItem') throw new Error('an element is an item of a list');
  const [lead, details] = node.children;
  const lines = details?.type === 'list' ? details.children.map((item) => wordsOf(item)) : [];
  const type = lines.find((line) => line.startsWith('Type: '))?.slice('Type: '.length);
  const name = lead === undefined ? '' : wordsOf(lead).replace(/^Name: /, '');
  return [withoutSpace(name), withoutSpace(type ?? '')];
}

function ofRow(node: Nodes): [name: string, type: string] {
  if (node.type !== 'tableRow') throw new Error('an element is a row of a table');
  const [name = '', type = ''] = node.children.map((cell) => withoutSpace(wordsOf(cell)));
  return [name, type];
}

/** What the risk affects: flows by their ends and label, data and elements by name. */
function affectedFor(values: Words): string {
  const customer = lineFor(values, '.context.elements.customer.name');
  const shop = lineFor(values, '.context.elements.shop.name');
  const web = lineFor(values, '.container.elements.web.name');
  const stall = lineFor(values, '.deployment.environments.market.elements.stall.name');
  return withoutSpace(
    [
      `${customer} → ${shop}: ${lineFor(values, '.context.flows.0.customer -> shop.label')}`,
      `${shop} → ${customer}: ${lineFor(values, '.context.flows.1.shop -> customer')}`,
      `${web} → ${stall}: ${lineFor(values, '.container.flows.0.web -> store')}`,
      lineFor(values, '.data.cards.name'),
      shop,
    ].join(', '),
  );
}

function affectedIn(root: Root): string | undefined {
  for (const node of nodesOf(root)) {
    if (anchorOf(node) !== 'risks.theft' || node.type !== 'tableRow') continue;
    const cell = node.children[2];
    return cell === undefined ? undefined : withoutSpace(wordsOf(cell));
  }
  return undefined;
}

describe('a text without marks', () => {
  const signs = [
    ...'abzAZ09 ,;()\'"/%?=Àéɏ-.:',
    ...['. ', ': ', 'www.', 'http', '://', ' 1. ', '1)', '--', '==', '&amp;', 'a@b.c'],
  ];
  const plain = fc
    .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 24 })
    .map((parts) => parts.join(''))
    // A sign of a list without anything behind it is no list to us.
    .filter((text) => !/^\s*(?:(?:\d+[.)]|-)\s*)*$/.test(text));

  test('is read without a parser as the parser reads it', () => {
    fc.assert(
      fc.property(plain, (text) => {
        const parsed = parseMarkdown(text.trim()).children;
        expect(withoutPlaces(blocksOf(text))).toEqual(withoutPlaces(parsed));
      }),
      { numRuns: 3000 * RUNS, includeErrorInReport: true },
    );
  });
});

function withoutPlaces(nodes: readonly Nodes[]): unknown {
  const drop = (key: string, value: unknown) => (key === 'position' ? undefined : value);
  return JSON.parse(JSON.stringify(nodes, drop));
}

describe('a list in a text', () => {
  test.each([
    { path: '.system.description', after: ['Repository', 'Owners', 'Security contacts'] },
    { path: '.extra.9.text', after: ['ours', 'too'] },
  ])('does not take in the list after it ($path)', ({ path, after }) => {
    const values = SLOTS.map((slot, index) => {
      if (slot.path === path) return 'We sell:\n\n- bread\n- cake';
      if (slot.path === '.extra.10.name') return null;
      return slot.path === '.extra.10.text' ? '- ours\n- too' : `Plain ${wordOf(index)}`;
    });
    const root = parseMarkdown(documentOf(fullModel(values)));
    const lists = root.children.flatMap((node) =>
      node.type === 'list' ? [node.children.map((item) => wordsOf(item).split(':')[0])] : [],
    );
    const found = lists.findIndex(([first]) => first === 'bread');
    expect(lists.slice(found, found + 2)).toEqual([['bread', 'cake'], after]);
  });
});

/** The rules of markdownlint that our documents do not follow, each for a reason. */
const LINT: Configuration = {
  default: true,
  // A paragraph is one line: then a changed word is one changed line, not a rewrapped paragraph.
  MD013: false,
  // Anchors that stay when a heading changes, and lines in table cells, have no markdown.
  MD033: { allowed_elements: ['a', 'br'] },
  // The first line says what the document was made of.
  MD041: false,
};

function lintOf(name: string, document: string): string[] {
  const results = lint({ strings: { [name]: document }, config: LINT });
  return (results[name] ?? []).map(
    ({ lineNumber, ruleNames, ruleDescription, errorDetail }) =>
      `${name}:${lineNumber} ${ruleNames[0]} ${ruleDescription} ${errorDetail ?? ''}`,
  );
}

describe('markdownlint has nothing to say', () => {
  const examples = fileURLToPath(new URL('../examples/', import.meta.url));
  const documents = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );

  test('about the documents of the examples', () => {
    expect(documents.length).toBeGreaterThanOrEqual(3);
    expect(
      documents.flatMap((name) => lintOf(name, readFileSync(`${examples}${name}`, 'utf8'))),
    ).toEqual([]);
  });

  test('about documents of models with markdown of every kind in their texts', () => {
    const texts = [
      'Plain words.',
      'Two paragraphs.\n\nThis is the second.',
      'Some *emphasis*, **strong words** and `code`.',
      'The [bread shop](https://shop.example) and https://shop.example/path.',
      'Points:\n\n- one\n- two\n  - below two',
      'Steps:\n\n1. one\n2. two',
      '> a quotation',
      'Code:\n\n```sh\nnpm audit\n```',
      'A table:\n\n| a | b |\n| - | - |\n| 1 | 2 |',
      'snake_case_words, 5 * 3 * 2, <T> and a | b',
      'Line one  \nline two',
    ];
    const choice = fc.record({
      first: fc.nat(texts.length - 1),
      step: fc.constantFrom(0, 1, 5, 7),
      absence: fc.constantFrom(0, 1, 2, 3),
      look: fc.constantFrom<Look>('list', 'table'),
    });
    fc.assert(
      fc.property(choice, ({ first, step, absence, look }) => {
        const values = SLOTS.map(({ kind, optional }, index) => {
          if (optional && absence > 0 && index % absence === 0) return null;
          if (kind === 'name') return `Plain ${wordOf(index)}`;
          return texts[(first + index * step) % texts.length] ?? '';
        });
        expectNone(lintOf('design.md', documentOf(fullModel(values, look))));
      }),
      {
        numRuns: 50 * RUNS,
        includeErrorInReport: true,
        examples: [[{ first: 6, step: 0, absence: 1, look: 'list' }]],
      },
    );
  }, 120_000);
});
