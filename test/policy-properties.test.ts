import fc from 'fast-check';
import type { Code, ListItem, Nodes, Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../src/model/document-kinds.ts';
import { check } from '../src/pipeline.ts';
import { parseMarkdown } from '../src/render/processor.ts';
import { PLAIN_STYLE } from '../src/report.ts';
import { reporters } from '../src/shelves/reporters.ts';
import { difference, expectNone, liveIn } from './helpers/damage.ts';
import { documentOf } from './helpers/documents.ts';
import { filesOf } from './helpers/files.ts';
import { fullPolicy, fullPolicyText, POLICY_SLOTS } from './helpers/full-policy.ts';
import { nodesOf, outlineOf, withoutSpace, wordsOf } from './helpers/outline.ts';
import { RUNS } from './helpers/runs.ts';
import { harmlessWordsFor, type Sayings, sayingsFor, wordOf, wordsFor } from './helpers/sayings.ts';
import type { Slot } from './helpers/slots.ts';

type Words = readonly (string | null)[];

const KINDS = ['security-policy', 'security-guide'] as const;

/** What the documents print of the model, by the beginning of its path. */
const PRINTED: Readonly<Record<(typeof KINDS)[number], RegExp>> = {
  'security-policy': /^\.(?:policy|controls)\./,
  'security-guide': /^\.(?:guide|controls|system|policy\.reporting)\./,
};

/** A place whose words a document shows: language names are not read, they colour. */
interface Shown {
  readonly slot: Slot;
  readonly word: string;
  readonly value: string;
}

function shownIn(kind: (typeof KINDS)[number], values: Words): Shown[] {
  return POLICY_SLOTS.flatMap((slot, index) => {
    const value = values[index] ?? null;
    const isPrinted = PRINTED[kind].test(slot.path) && slot.kind !== 'language';
    return value === null || !isPrinted ? [] : [{ slot, value, word: wordOf(index) }];
  });
}

/** Everything about a document that a hostile text could spoil, each as a sentence if it did. */
function damage(kind: (typeof KINDS)[number], choice: Sayings): string[] {
  const values = wordsFor(POLICY_SLOTS, choice);
  const document = documentOf(fullPolicy(values), kind);
  const root = parseMarkdown(document);
  const shown = shownIn(kind, values);
  const text = wordsOf(root);
  return [
    ...difference(undamagedOutline(kind, choice), outlineOf(root)),
    ...liveIn(document, root),
    ...shown.flatMap(({ word, slot }) => (text.includes(word) ? [] : [`lost: ${slot.path}`])),
    ...damageOfCode(root, shown, values),
    ...shown.flatMap((one) => damageOfHeading(root, one)),
    ...damageOfLists(root, shown),
    ...(text.includes('unbuilt') ? ['a control that is planned is published'] : []),
  ];
}

const undamaged = new Map<string, string[]>();

function undamagedOutline(kind: DocumentKind, choice: Sayings): string[] {
  const key = `${kind} ${choice.absence}`;
  const known = undamaged.get(key);
  if (known !== undefined) return known;
  const document = documentOf(fullPolicy(harmlessWordsFor(POLICY_SLOTS, choice)), kind);
  const outline = outlineOf(parseMarkdown(document));
  undamaged.set(key, outline);
  return outline;
}

/** Characters that no document has: see `CONTROLS` in src/render/markdown-value.ts. */
const DROPPED = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069\uE000\uE001]/gu;

/** The nodes that hold each word by which a value is found again. */
function holdersOf<T extends Nodes>(nodes: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const holders = new Map<string, T[]>();
  for (const node of nodes) {
    for (const [word] of wordsOf(node).matchAll(/zq\d+z/g)) {
      const known = holders.get(word);
      if (known === undefined) holders.set(word, [node]);
      else if (known.at(-1) !== node) known.push(node);
    }
  }
  return holders;
}

/** Code stands in one block of its own, character by character, under the name of its language. */
function damageOfCode(root: Root, shown: readonly Shown[], values: Words): string[] {
  const blocks = holdersOf([...nodesOf(root)].filter((node): node is Code => node.type === 'code'));
  return shown.flatMap(({ slot, value, word }) => {
    if (slot.kind !== 'code') return [];
    const [block, ...more] = blocks.get(word) ?? [];
    if (block === undefined || more.length > 0)
      return [`${slot.path} stands in ${more.length} more blocks of code, or in none`];
    return [
      ...difference([codeOf(value)], [block.value]),
      ...difference([languageOf(slot, values)], [block.lang ?? '']),
    ].map((wrong) => `${slot.path}: ${wrong}`);
  });
}

function codeOf(value: string): string {
  return value.replace(/\n$/, '').replace(DROPPED, '').replace(/\r\n?/g, '\n');
}

function languageOf({ path }: Slot, values: Words): string {
  const said = (place: string) => {
    const index = POLICY_SLOTS.findIndex((slot) => slot.path === place);
    return index < 0 ? null : (values[index] ?? null);
  };
  const isPython = /\.samples\.3\.good$/.test(path) && !/\.items\.2\./.test(path);
  const own = isPython ? 'python' : said(path.replace(/\.[^.]+$/, '.language'));
  const fallback = path.startsWith('.guide') ? said('.guide.language') : null;
  return (own ?? fallback ?? 'text').replace(/[^\p{L}\p{N}+#._-]/gu, '');
}

/** The name of a section is its heading, and all of the name. */
function damageOfHeading(root: Root, { slot, word, value }: Shown): string[] {
  if (!/\.(?:whole|inner|innermost|release)\.name$|\.bare$/.test(slot.path)) return [];
  const headings = [...nodesOf(root)].flatMap((node) =>
    node.type === 'heading' ? [withoutSpace(wordsOf(node))] : [],
  );
  const heading = headings.find((words) => words.includes(word)) ?? 'no heading';
  return difference([withoutSpace(value)], [heading]).map((wrong) => `${slot.path}: ${wrong}`);
}

/** A point below another one stands in its item; the points of checklists can be ticked. */
function damageOfLists(root: Root, shown: readonly Shown[]): string[] {
  const items = [...nodesOf(root)].filter((node): node is ListItem => node.type === 'listItem');
  const holding = holdersOf(items);
  const byPath = new Map(shown.map((one) => [one.slot.path, one]));
  return shown.flatMap(({ slot, word }) => {
    const [, parent, below] = /^(.*\.\d+)\.(items\.\d+|samples\b)/.exec(slot.path) ?? [];
    const own = holding.get(word) ?? [];
    if (parent !== undefined) {
      const lead = byPath.get(`${parent}.name`) ?? byPath.get(`${parent}.text`);
      if (lead && !own.some((item) => holding.get(lead.word)?.includes(item)))
        return [`${slot.path} does not stand below ${lead.slot.path} (${below})`];
    }
    const isPoint =
      /^\.guide\.checklists\.(?:release|release\.sections\.inner)\.items\.\d+(?:\.name|\.text)?$/;
    if (isPoint.test(slot.path) && !own.some(({ checked }) => checked === false))
      return [`${slot.path} cannot be ticked`];
    return [];
  });
}

describe('whatever people write in a policy or a guide', () => {
  test.each(KINDS)(
    'the %s has the headings, points, tables and code that it should, nothing is live, and other programs print it the same',
    (kind) => {
      fc.assert(
        fc.property(sayingsFor(POLICY_SLOTS), (choice) => {
          expectNone(damage(kind, choice));
        }),
        { numRuns: 60 * RUNS, includeErrorInReport: true },
      );
    },
    600_000,
  );

  test.each(KINDS)('the %s has no marks around names that show nothing', (kind) => {
    const values = POLICY_SLOTS.map(({ kind: slot }, index) =>
      slot === 'name' || slot === 'text' ? '\u0007' : `plain${wordOf(index)}`,
    );
    const document = documentOf(fullPolicy(values), kind);
    expectNone(liveIn(document, parseMarkdown(document)));
  });
});

describe('a secret in any place of a policy or a guide', () => {
  const tokens = POLICY_SLOTS.map((_, index) => `ghp_${`${index}aZ7`.padStart(36, 'bC5dE6fG')}`);

  test('is found, and no report shows it', async () => {
    const model = { file: 'threatdoc.yaml', bytes: Buffer.from(fullPolicyText(tokens)) };
    const { findings, risks, reading } = await check(model, filesOf(), { secrets: true });
    const found = findings.filter(({ code }) => code === 'secret-in-model');
    expect(found).toHaveLength(POLICY_SLOTS.length);
    const lines = new Map(reading.sources.map(({ file, text }) => [file, text.split('\n')]));
    const report = { findings, risks, models: 1, lines };
    for (const reporter of Object.values(reporters)) {
      const text = reporter.report(report, PLAIN_STYLE);
      expect(text).toContain('ghp_****');
      expect(tokens.filter((token) => text.includes(token.slice(0, 12)))).toEqual([]);
    }
  });
});
