import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes, Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { nameOfId } from '../src/model/views.ts';
import { parseMarkdown } from '../src/render/processor.ts';
import { MUTATIONS, webCopy } from './helpers/document-mutations.ts';
import { designOf, documentOf } from './helpers/documents.ts';
import { errorsIn, expectRoundTrip, importedYaml, substanceOf } from './helpers/imported.ts';
import { comparable, parseMermaid } from './helpers/mermaid.ts';
import { nodesOf, withoutSpace, wordsOf } from './helpers/outline.ts';

/**
 * Names, types and labels that people and language models wrote in published design documents. They
 * are not part of this repository: THREATDOC_CORPUS says where a folder `design/` of them is.
 */
const corpus = process.env.THREATDOC_CORPUS;
const ABSENT = 'THREATDOC_CORPUS names no folder with published design documents';

if (corpus === undefined) console.info(`Skipped: ${ABSENT}.`);

/** As many as a diagram shows in one piece. */
const MOST_ELEMENTS = 40;
const LONGEST_NAME = 200;

interface Words {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly labels: readonly string[];
}

function collect(folder: string): Words {
  const names = new Set<string>();
  const types = new Set<string>();
  const labels = new Set<string>();
  const add = (words: Set<string>, found: string | undefined) => {
    const text = found?.trim().replace(/^["'*_`]+|["'*_`]+$/g, '') ?? '';
    if (/\S/.test(text) && text.length <= LONGEST_NAME) words.add(text);
  };
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, key, value] of text.matchAll(/^\s*[-*]\s+\**(Name|Type)\**:\**\s*(.+)$/gm))
      add(key === 'Name' ? names : types, value);
    for (const [, name, type] of text.matchAll(/^\|([^|\n]+)\|([^|\n]+)(?:\|[^|\n]*){3}\|\s*$/gm)) {
      if (/^[\s:-]*$/.test(name ?? '')) continue;
      add(names, name);
      add(types, type);
    }
    for (const [, diagram = ''] of text.matchAll(/^```mermaid\n([\s\S]*?)^```/gm)) {
      for (const [, label] of diagram.matchAll(/[-=.]+>\s*\|([^|\n]+)\|/g)) add(labels, label);
      for (const [, label] of diagram.matchAll(/\s--\s*([^->\n][^>\n]*?)\s*--+>/g))
        add(labels, label);
      for (const [, label] of diagram.matchAll(/\b(?:Bi)?Rel\w*\([^,]+,[^,]+,\s*"([^"\n]+)"/g))
        add(labels, label);
      for (const [, label] of diagram.matchAll(/\b\w+\s*[[({]+"?([^\]"})\n]+)"?[\])}]+/g))
        add(names, label);
    }
  }
  return { names: [...names], types: [...types], labels: [...labels] };
}

/** Models that together hold all words, each at least once. */
function* modelsOf({ names, types, labels }: Words): Generator<Words> {
  const count = Math.ceil(Math.max(names.length, types.length, labels.length) / MOST_ELEMENTS);
  const take = (words: readonly string[], model: number) =>
    Array.from(
      { length: MOST_ELEMENTS },
      (_, index) => words[(model * MOST_ELEMENTS + index) % words.length] ?? '',
    );
  for (let model = 0; model < count; model++)
    yield { names: take(names, model), types: take(types, model), labels: take(labels, model) };
}

function yamlOf({ names, types, labels }: Words): string {
  const id = (index: number) => `e${index}`;
  return stringify({
    threatdoc: 1,
    system: { name: 'Corpus' },
    context: {
      elements: Object.fromEntries(
        names.map((name, index) => [id(index), { name, type: types[index] }]),
      ),
      flows: labels.map((label, index) => ({
        [`${id(index)} -> ${id((index + 1) % names.length)}`]: { label },
      })),
    },
  });
}

describe('words of published design documents', () => {
  test('there are a thousand and more', ({ skip }) => {
    if (corpus === undefined) return skip(ABSENT);
    const { names, types, labels } = collect(join(corpus, 'design'));
    expect(names.length + types.length + labels.length).toBeGreaterThanOrEqual(1000);
    expect(Math.min(names.length, types.length, labels.length)).toBeGreaterThan(100);
  });

  test('read back from documents and diagrams as they were written', async ({ skip }) => {
    if (corpus === undefined) return skip(ABSENT);
    const wrong: string[] = [];
    const expectSame = (expected: readonly string[], found: readonly string[]) => {
      expect(found).toHaveLength(expected.length);
      for (const [index, text] of expected.entries())
        if (found[index] !== text) wrong.push(`${text} became ${found[index]}`);
    };
    for (const words of modelsOf(collect(join(corpus, 'design')))) {
      const root = parseMarkdown(documentOf(designOf(yamlOf(words))));
      const described = [...elementsIn(root)];
      expectSame(
        words.names.map(withoutSpace),
        described.map(({ name }) => name),
      );
      expectSame(
        words.types.map(withoutSpace),
        described.map(({ type }) => type),
      );
      const [source] = diagramsIn(root);
      const { vertices, edges } = await parseMermaid(source ?? '');
      expectSame(
        words.names.map((name, index) => comparable(`${name}[${words.types[index]}]`)).sort(),
        [...vertices.values()].map(({ text }) => comparable(text)).sort(),
      );
      expectSame(
        words.labels.map(comparable).sort(),
        edges.map(({ text }) => comparable(text)).sort(),
      );
    }
    expect(wrong).toEqual([]);
  }, 300_000);
});

describe('published design documents', () => {
  const folder = join(corpus ?? '', 'design');
  const names =
    corpus === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.md'));
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  test('become models without errors that hold nearly all of their text in its place', async ({
    skip,
  }) => {
    if (corpus === undefined) return skip(ABSENT);
    let all = 0;
    let extra = 0;
    for (const name of names) {
      const yaml = importedYaml(read(name));
      expect(await errorsIn(yaml), name).toEqual([]);
      const model = parse(yaml);
      all += textIn(model);
      extra += textIn(model.extra);
    }
    expect(extra / all).toBeLessThan(0.005);
  }, 120_000);

  test('keep every element that they describe', ({ skip }) => {
    if (corpus === undefined) return skip(ABSENT);
    for (const name of names) {
      const known = new Set(elementNames(parse(importedYaml(read(name)))).map(keyOf));
      // A row about numbered copies becomes each of them.
      const isKnown = (element: string) =>
        known.has(keyOf(element)) ||
        [1, 2].every((number) => known.has(keyOf(element.replace(/\b1 & 2$/, String(number)))));
      const lost = describedIn(read(name)).filter((element) => !isKnown(element));
      expect(lost, name).toEqual([]);
    }
  }, 120_000);

  test('come back the same from the documents generated of them, whose diagrams mermaid reads', async ({
    skip,
  }) => {
    if (corpus === undefined) return skip(ABSENT);
    for (const name of names) await expectRoundTrip(importedYaml(read(name)));
  }, 120_000);

  test('say the same in every layout', ({ skip }) => {
    if (corpus === undefined) return skip(ABSENT);
    const layouts = Object.entries({ ...MUTATIONS, 'a page copy': webCopy });
    for (const [index, name] of names.entries()) {
      // Every document in some layouts, every layout on some documents.
      const chosen = layouts.filter((_, layout) => layout % 5 === index % 5);
      const substance = withoutFocus(substanceOf(read(name)));
      for (const [layout, mutate] of chosen)
        expect(withoutFocus(substanceOf(mutate(read(name)))), `${name}: ${layout}`).toEqual(
          substance,
        );
    }
  }, 240_000);
});

/** What the view is about is found by the title, which a copy of a page does not tell from text. */
function withoutFocus(substance: object): unknown {
  return JSON.parse(
    JSON.stringify(substance, (key, value) => (key === 'focus' ? undefined : value)),
  );
}

function textIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + textIn(inner), 0);
}

// biome-ignore lint/suspicious/noExplicitAny: YAML of any shape
function elementNames(model: any): string[] {
  const views = [model.context, model.container, model.deployment, model.build];
  return [...views, ...Object.values(model.deployment?.environments ?? {})].flatMap((view) =>
    Object.entries({ ...view?.elements, ...view?.boundaries }).map(([id, thing]) =>
      typeof thing === 'string' ? thing : ((thing as { name?: string }).name ?? nameOfId(id)),
    ),
  );
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Names in lists of elements, and in the first column of tables of elements. */
function describedIn(text: string): string[] {
  const listed = [...text.matchAll(/^\s*[-*•]\s+(?:\d+\.\s+|[-*]\s+)?\**Name:?\**:?\s*(.+)$/gm)];
  const tables = text.split(/\n(?!\|)/).flatMap((part) => {
    const rows = part.split('\n').filter((line) => line.startsWith('|'));
    const isElements = /^\|\s*\**(?:Name|Element|Component)\**\s*\|\s*\**Type\**\s*\|/i.test(
      rows[0] ?? '',
    );
    return isElements ? rows.slice(2).map((row) => row.split('|')[1] ?? '') : [];
  });
  return [...listed.map(([, name = '']) => name), ...tables].filter((name) => name.trim() !== '');
}

function diagramsIn(root: Root): string[] {
  return root.children.flatMap((node) =>
    node.type === 'code' && node.lang === 'mermaid' ? [node.value] : [],
  );
}

function* elementsIn(root: Root): Generator<{ name: string; type: string }> {
  for (const node of nodesOf(root)) {
    if (node.type !== 'listItem') continue;
    const [lead, details] = node.children as [Nodes?, Nodes?];
    const name = /^Name: ([\s\S]*)$/.exec(lead === undefined ? '' : wordsOf(lead))?.[1];
    if (name === undefined || details?.type !== 'list') continue;
    const type = details.children
      .map((item) => /^Type: ([\s\S]*)$/.exec(wordsOf(item))?.[1])
      .find((found) => found !== undefined);
    yield { name: withoutSpace(name), type: withoutSpace(type ?? '') };
  }
}
