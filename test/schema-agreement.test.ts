import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { ID } from '../src/model/forms.ts';
import { jsonSchemas } from '../src/model/json-schema.ts';
import { readingCodes } from '../src/read/finding-codes.ts';
import { read } from '../src/read/read.ts';
import { filesOf } from './helpers/files.ts';
import { RUNS } from './helpers/runs.ts';

/**
 * Editors check a model with the JSON Schema, the program with its own reader: what the one accepts
 * the other accepts. They see different things, because YAML types are resolved for the one and
 * source text for the other, so these exceptions are stated here and kept out of the random models:
 *
 * - a key without a value (null): the reader warns, an editor complains;
 * - days that do not exist (`2027-02-30`): a pattern cannot know the calendar;
 * - `"true"` and `"1"` in quotes where true, false or 1 is expected: the reader does not see quotes;
 * - `5.5` where a reference `<view>.<id>` is expected: to the reader it is text;
 * - `1.0` for the version 1, and numbers that are none to JSON (`.inf`, `.nan`);
 * - texts of more UTF-16 units than allowed that have fewer characters (emoji);
 * - the id `prototype`, which the reader reserves;
 * - a point or a code sample that says nothing, as `{items: []}` or `{language: sh}`.
 */

type Schema = { readonly [key: string]: unknown };
type Json = string | number | boolean | Json[] | { [key: string]: Json };
type JsonMap = { [key: string]: Json };

const schema = jsonSchemas().get('model.schema.json') as Schema;
const definitions = schema.$defs as Record<string, Schema>;
const ajv = new Ajv2020({ allErrors: true, strict: true });
const accepts = ajv.compile(schema);

function isAcceptedByReader(text: string): boolean {
  const { findings } = read('threatdoc.yaml', Buffer.from(text), filesOf());
  return !findings.some(
    ({ code, severity }) =>
      severity === 'error' && readingCodes.has(code) && !code.startsWith('import-'),
  );
}

const word = fc.constantFrom('shop', 'web', 'order', 'ledger', 'library', 'bank', 'x1', '7up');
const id = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((words) => words.join('-'))
  .filter((value) => ID.test(value));
const line = fc.oneof(
  word,
  fc.constantFrom(
    'TLS # not a comment',
    '- a',
    'a: b',
    '1.10',
    'no',
    '{x}',
    '"quoted"',
    "it's",
    '#1',
    '@team',
    '*bold*',
    '50 % off',
    'Käse 🧀',
    '  indented',
    'true',
    '2027-03-31',
    'null',
    '~',
    'a -> b',
  ),
  fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 })
    .filter((value) => /\S/.test(value)),
  fc.integer({ min: -5, max: 2000 }),
  fc.boolean(),
);
const prose = fc.oneof(
  line,
  fc.constantFrom('First.\n\nSecond.\n', '- a\n- b\n', '```\ncode\n```'),
);

/** Values that a schema accepts, made from the schema itself. */
function valuesOf(found: Schema, depth: number): fc.Arbitrary<Json> {
  const reference = found.$ref;
  if (typeof reference === 'string') {
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    return valuesOfDefinition(name, depth);
  }
  if ('const' in found) return fc.constant(found.const as Json);
  if ('enum' in found) return fc.constantFrom(...(found.enum as Json[]));
  if ('anyOf' in found) {
    const forms = found.anyOf as Schema[];
    const usable = depth > 0 ? forms : forms.filter((form) => !('items' in form)).slice(0, 1);
    return fc.oneof(...usable.map((form) => valuesOf(form, depth - 1)));
  }
  if ('items' in found)
    return fc.array(valuesOf(found.items as Schema, depth - 1), { maxLength: 3 });
  if (found.type === 'object') return mapsOf(found, depth);
  if (found.type === 'string') return stringsOf(String(found.pattern ?? ''));
  if (found.type === 'number') return fc.integer({ min: -5, max: 2000 });
  if (found.type === 'boolean') return fc.boolean();
  throw new Error(`no values for ${JSON.stringify(found)}`);
}

function valuesOfDefinition(name: string, depth: number): fc.Arbitrary<Json> {
  switch (name) {
    case 'name':
      return line;
    case 'text':
      return prose;
    case 'id':
      return id;
    case 'date':
      return fc.constantFrom('2027-03-31', '2028-02-29', '1999-12-31');
    case 'flow': {
      const [, details] = formsOf('flow');
      const inner = valuesOf(details.additionalProperties as Schema, depth - 1);
      const ends = fc
        .tuple(id, fc.constantFrom(' -> ', ' <-> ', '  ->  '), id)
        .map((parts) => parts.join(''));
      return fc.oneof(
        ends,
        fc.tuple(ends, word).map(([between, label]) => `${between}: ${label}`),
        fc.tuple(ends, inner).map(([between, detail]): JsonMap => ({ [between]: detail })),
      );
    }
    case 'sample': {
      const [code, map] = formsOf('sample');
      const shown = fc
        .tuple(mapsOf(map, 1), valuesOf(code, 1), fc.constantFrom('bad', 'good', 'code'))
        .map(([value, text, key]): Json => ({ ...(value as JsonMap), [key]: text }));
      return fc.oneof(valuesOf(code, 1), shown);
    }
    case 'entry':
    case 'practice':
    case 'question':
    case 'assumption': {
      const [, map] = formsOf(name);
      if (depth <= 0) return prose;
      const filled = fc
        .tuple(mapsOf(map, depth - 1), prose)
        .map(([value, text]): Json => ({ ...(value as JsonMap), text }));
      return fc.oneof(prose, filled);
    }
    default:
      return valuesOf(definitions[name] ?? {}, depth);
  }
}

/** The short form of a definition and the one with all its fields. */
function formsOf(name: string): [Schema, Schema] {
  return definitions[name]?.anyOf as [Schema, Schema];
}

function stringsOf(pattern: string): fc.Arbitrary<string> {
  if (pattern === '') return fc.constantFrom('npm audit', '  indented\n', ' ', 'a\n\n\n', '#!');
  if (pattern.includes('{1,2}'))
    return fc.constantFrom('container.web', 'deployment.production.web');
  if (pattern === '') return fc.constantFrom('pip-audit', 'a = 1');
  throw new Error(`no texts for ${pattern}`);
}

function mapsOf(found: Schema, depth: number): fc.Arbitrary<Json> {
  const fields = found.properties as Record<string, Schema> | undefined;
  if (fields === undefined) {
    const keys =
      '$ref' in (found.propertyNames as Schema)
        ? id
        : fc.oneof(id, word, fc.constantFrom('Input validation', '1', 'a b'));
    const values = valuesOf(found.additionalProperties as Schema, depth - 1);
    return fc.dictionary(keys, values, { maxKeys: 2, noNullPrototype: true });
  }
  const required = (found.required ?? []) as string[];
  const shapes = Object.entries(fields).filter(([key]) => required.includes(key) || depth > 0);
  const values = Object.fromEntries(
    shapes.map(([key, inner]) => [key, valuesOf(inner, depth - 1)]),
  );
  return fc
    .tuple(fc.subarray(shapes.map(([key]) => key)), fc.record(values))
    .map(([chosen, all]) =>
      Object.fromEntries(
        Object.entries(all).filter(([key]) => required.includes(key) || chosen.includes(key)),
      ),
    );
}

const models = valuesOf({ $ref: '#/$defs/design' }, 6) as fc.Arbitrary<JsonMap>;

/** What may stand in a wrong place. */
const STRANGERS: readonly Json[] = [
  '',
  ' ',
  'severe',
  'Order Database',
  'x'.repeat(201),
  'x'.repeat(101),
  'a => b',
  'a->b',
  '2027-3-31',
  '31.03.2027',
  'context',
  'a.b.c.d',
  [],
  {},
  [[]],
  { text: 'Words' },
  { name: 'Words' },
  { colour: 'red' },
  ['Words', { name: 'Words' }],
  true,
  7,
];
const KEYS = [
  'colour',
  'Name',
  'desc',
  'Order Database',
  'order_database',
  '01',
  'a--b',
  '-a',
  'é',
  'x'.repeat(101),
];

type Place = readonly (string | number)[];

function placesIn(value: Json, path: Place = []): Place[] {
  const inner = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === 'object'
      ? Object.entries(value)
      : [];
  return [
    ...(path.length === 0 ? [] : [path]),
    ...inner.flatMap(([key, child]) => placesIn(child, [...path, key])),
  ];
}

type Mutation = 'replace' | 'drop' | 'rename' | 'add' | 'wrap';

/** One thing in a model made wrong, or only different. */
const mutations = fc.record({
  at: fc.nat(),
  how: fc.constantFrom<Mutation>('replace', 'replace', 'replace', 'drop', 'rename', 'add', 'wrap'),
  stranger: fc.constantFrom(...STRANGERS),
  key: fc.constantFrom(...KEYS),
});

function mutate(
  model: JsonMap,
  { at, how, stranger, key }: { at: number; how: Mutation; stranger: Json; key: string },
): JsonMap {
  const changed = structuredClone(model);
  const places = placesIn(changed);
  const place = places[at % places.length] ?? [];
  const last = place.at(-1) ?? '';
  const parent = place
    .slice(0, -1)
    .reduce<Json>((value, step) => (value as JsonMap)[step as string] ?? '', changed);
  if (Array.isArray(parent)) {
    if (how === 'drop') parent.splice(Number(last), 1);
    else parent[Number(last)] = stranger;
    return changed;
  }
  const map = parent as JsonMap;
  const value = map[last] ?? '';
  switch (how) {
    case 'replace':
      map[last] = stranger;
      break;
    case 'drop':
      delete map[last];
      break;
    case 'rename':
      delete map[last];
      map[key] = value;
      break;
    case 'add':
      map[key] = stranger;
      break;
    case 'wrap':
      map[last] = [value];
      break;
  }
  return changed;
}

/** True for what the exceptions above are about. */
function isExcepted(value: Json, key = ''): boolean {
  if (Array.isArray(value)) return value.some((item) => isExcepted(item, key));
  if (typeof value !== 'object') {
    return /^(focus|listed|drawn|trust-boundary|encrypted)$/.test(key) && typeof value === 'string'
      ? /^(true|false)$/i.test(value)
      : false;
  }
  if (saysNothing(value)) return true;
  return Object.entries(value).some(([inner, child]) => isExcepted(child, inner));
}

/** A map without anything, or with nothing but what goes with a point or a code sample. */
function saysNothing(value: JsonMap): boolean {
  const keys = Object.keys(value).filter((key) => !/^(topic|assumption|language)$/.test(key));
  return keys.every((key) => /^(items|samples)$/.test(key) && isEmptyList(value[key]));
}

function isEmptyList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}

function expectAgreement(model: Json): boolean {
  const text = stringify(model);
  const editor = accepts(parse(text));
  const reader = isAcceptedByReader(text);
  if (editor !== reader) {
    const said = read('threatdoc.yaml', Buffer.from(text), filesOf()).findings.filter(
      ({ severity }) => severity === 'error',
    );
    throw new Error(
      `an editor ${editor ? 'accepts' : 'refuses'}, the program ${reader ? 'accepts' : 'refuses'}, and it is no exception named above:\n${text}\n${JSON.stringify(editor ? said : accepts.errors, undefined, 1)}`,
    );
  }
  return editor;
}

describe('an editor with the JSON Schema and the program', () => {
  test('both accept every model that the schema describes', () => {
    fc.assert(
      fc.property(models, (model) => {
        fc.pre(!isExcepted(model));
        expect(expectAgreement(model)).toBe(true);
      }),
      { numRuns: 300 * RUNS },
    );
  });

  test('agree about models with one to three changes', () => {
    let refused = 0;
    let seen = 0;
    fc.assert(
      fc.property(models, fc.array(mutations, { minLength: 1, maxLength: 3 }), (model, changes) => {
        const changed = changes.reduce(mutate, model);
        fc.pre(!isExcepted(changed));
        seen++;
        if (!expectAgreement(changed)) refused++;
      }),
      { numRuns: 1500 * RUNS },
    );
    // Both happen often, or the comparison says little.
    expect(refused).toBeGreaterThan(seen / 4);
    expect(seen - refused).toBeGreaterThan(seen / 20);
  });

  test.each([...ID_EXAMPLES()].map((key) => ({ key })))(
    'agree whether $key is an id',
    ({ key }) => {
      expectAgreement({ threatdoc: 1, system: { name: 'Shop' }, controls: { [key]: 'Locks' } });
      expectAgreement({
        threatdoc: 1,
        system: { name: 'Shop' },
        context: { elements: { web: { data: [key] } } },
      });
    },
  );
});

test.each([
  'controls: {true: Locks}',
  'controls: {1e3: Locks}',
  'controls: {0x1f: Locks}',
  'controls: {constructor: Locks}',
  'context: {elements: {web: {data: [true]}}}',
  'context: {elements: {web: {data: [1e3, cards]}}}',
  'context: {elements: {web: {data: 0x1f}}}',
  'context: {elements: {web: {focus: True}}}',
  'context: {elements: {web: {focus: yes}}}',
  'context: {elements: {web: {name: 1.10, type: yes}}}',
  'gate: true',
])('an editor and the program agree on the plain words in %s', (line) => {
  const text = `threatdoc: 1\nsystem: {name: Shop}\n${line}\n`;
  expect(isAcceptedByReader(text)).toBe(accepts(parse(text)));
});

function* ID_EXAMPLES(): Generator<string> {
  yield* ['a', 'a1', '1a', '1-a', 'a-1', '01', '1', '1-2', 'a--b', '-a', 'a-', 'A', 'a_b', 'a.b'];
  yield* [
    'true',
    'null',
    '1e3',
    '0x1f',
    '0o7',
    'é',
    'a b',
    'ab\n',
    '',
    'a'.repeat(100),
    'a'.repeat(101),
    'constructor',
    'e3',
    '0x',
  ];
}

test('an editor accepts every example that the schema shows for a field', () => {
  const examples = [...examplesIn(schema)];
  expect(examples.length).toBeGreaterThan(80);
  const wrong = examples.filter(({ path, value }) => !validatorAt(path)(value));
  expect(wrong).toEqual([]);
});

test('an editor accepts every example of a library field', () => {
  const library = jsonSchemas().get('library.schema.json') as Schema;
  const validate = ajv.compile(library);
  const fields = (library.$defs as Record<string, Schema>).library?.properties as Record<
    string,
    Schema
  >;
  for (const [key, field] of Object.entries(fields))
    for (const value of field.examples as Json[])
      expect([key, value, validate({ 'threatdoc-library': 1, [key]: value })]).toEqual([
        key,
        value,
        true,
      ]);
});

interface Example {
  /** As a JSON pointer into the schema. */
  readonly path: string;
  readonly value: unknown;
}

function* examplesIn(found: unknown, path = ''): Generator<Example> {
  if (typeof found !== 'object' || found === null) return;
  for (const [key, inner] of Object.entries(found)) {
    if (key === 'examples' && Array.isArray(inner))
      for (const value of inner) yield { path, value };
    else yield* examplesIn(inner, `${path}/${key}`);
  }
}

function validatorAt(path: string): ValidateFunction {
  return ajv.compile({ $ref: `${schema.$id}#${path}` });
}
