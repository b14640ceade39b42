import { stringify } from 'yaml';
import { DEFAULT_MATRIX, LIKELIHOODS, SEVERITIES } from '../../src/model/levels.ts';
import { nameOfId } from '../../src/model/views.ts';
import { code, section, table } from './markdown.ts';

/** What of a JSON Schema our schemas use. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | false;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

/** Forms of one value: the page explains them by hand. */
const SCALARS = new Map([
  ['name', 'name'],
  ['text', 'text'],
  ['id', 'id'],
  ['date', 'day'],
  ['flag', '`true` or `false`'],
]);

/** Parts of which the id in words says too little. */
const TITLES = new Map([
  ['design', 'Model'],
  ['control-use', 'Control in place'],
  ['data-asset', 'Data'],
]);

interface Field {
  /** Below its part: `evidence.file`. */
  readonly path: string;
  readonly row: readonly string[];
  /** The parts that its values can be. */
  readonly leadsTo: readonly string[];
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly schema: Schema;
  readonly fields: readonly Field[];
}

/** Severity by likelihood and impact, as it is without a matrix of the model's own. */
export function matrixReference(): string {
  return table(
    ['Likelihood', ...SEVERITIES.map((impact) => `${impact} impact`)],
    LIKELIHOODS.map((likelihood) => [
      likelihood,
      ...SEVERITIES.map((impact) => DEFAULT_MATRIX[likelihood][impact]),
    ]),
  );
}

/** Every field of the model and of libraries: a table for each part. */
export function modelReference(model: Schema, library: Schema): string {
  const schemas = { ...library.$defs, ...model.$defs };
  const parts = [...partsFrom('design', schemas), partOf('library', schemas)];
  return parts
    .map((part) => {
      const base = baseOf(part, parts);
      const known = new Set(base?.fields.map(({ row }) => String(row)));
      const own = part.fields.filter(({ row }) => !known.has(String(row)));
      const intro = [...placesOf(part, parts), ...formsOf(part), ...wordsOfBase(base)].join(' ');
      const fields = table(
        ['Field', 'Form', 'Meaning', 'Example'],
        own.map(({ row }) => row),
      );
      return [`### ${part.title}`, ...(intro === '' ? [] : [intro]), fields].join('\n\n');
    })
    .join('\n\n');
}

/** A part and all that it leads to, each once, the nearest first. */
function partsFrom(id: string, schemas: Readonly<Record<string, Schema>>): Part[] {
  const parts = new Map([[id, partOf(id, schemas)]]);
  for (const { fields } of parts.values())
    for (const next of fields.flatMap(({ leadsTo }) => leadsTo))
      if (!parts.has(next)) parts.set(next, partOf(next, schemas));
  return [...parts.values()];
}

function partOf(id: string, schemas: Readonly<Record<string, Schema>>): Part {
  const schema = schemas[id];
  if (schema === undefined) throw new Error(`the schema has no part ${id}`);
  const fields = fieldsOf(schema).map(([path, field, required]) => ({
    path,
    row: [
      code(path),
      formOf(field) + (required ? ', **required**' : ''),
      meaningOf(field),
      exampleOf(field),
    ],
    leadsTo: partsIn(field),
  }));
  return { id, title: titleOf(id), schema, fields };
}

function titleOf(id: string): string {
  return TITLES.get(id) ?? nameOfId(id);
}

/** The part that another one has all fields of, and further ones. */
function baseOf(part: Part, parts: readonly Part[]): Part | undefined {
  const paths = new Set(part.fields.map(({ path }) => path));
  const within = parts.filter(
    (other) =>
      other.fields.length > 2 &&
      (other.fields.length < paths.size || parts.indexOf(other) < parts.indexOf(part)) &&
      other !== part &&
      other.fields.every(({ path }) => paths.has(path)),
  );
  return within.reduce<Part | undefined>(
    (best, other) => (best && best.fields.length >= other.fields.length ? best : other),
    undefined,
  );
}

function wordsOfBase(base: Part | undefined): string[] {
  if (base === undefined) return [];
  const article = /^[aeiou]/i.test(base.title) ? 'an' : 'a';
  return [`It has the fields of ${article} ${section(base.title.toLowerCase())}, and these:`];
}

/** Which fields of which parts hold a part, without those that come from another part. */
function placesOf(part: Part, parts: readonly Part[]): string[] {
  const places = parts.flatMap((holder) => {
    const inherited = new Set(baseOf(holder, parts)?.fields.map(({ path }) => path));
    const fields = holder.fields.filter(
      ({ path, leadsTo }) => leadsTo.includes(part.id) && !inherited.has(path),
    );
    if (fields.length === 0) return [];
    const names = fields.map(({ path }) => code(path)).join(', ');
    return [`${names} of ${section(holder.title.toLowerCase())}`];
  });
  return places.length === 0 ? [] : [`Stands at ${places.join('; ')}.`];
}

/** Other forms that the part may have besides a map of fields. */
function formsOf({ id, schema }: Part): string[] {
  if (id === 'flow') return [schema.description ?? ''];
  const [short] = (schema.anyOf ?? []).flatMap(({ $ref }) => ($ref === undefined ? [] : [$ref]));
  return short === undefined ? [] : [`A ${idOf(short)} alone, or a map of fields.`];
}

type PathAndSchema = readonly [path: string, schema: Schema, required: boolean];

/** The fields of a part, and below each those of a map that has no part of its own. */
function fieldsOf(schema: Schema, prefix = ''): PathAndSchema[] {
  const { properties, required = [], anyOf = [], additionalProperties } = schema;
  if (properties !== undefined)
    return Object.entries(properties).flatMap(([key, field]): PathAndSchema[] => [
      [prefix + key, field, required.includes(key)],
      ...fieldsOf(field, `${prefix}${key}.`),
    ]);
  if (prefix !== '') return [];
  if (additionalProperties) return fieldsOf(additionalProperties);
  return anyOf.flatMap((form) => fieldsOf(form));
}

/** The parts that values of a field can be, not those deeper inside. */
function partsIn({ $ref, anyOf = [], items, additionalProperties }: Schema): string[] {
  if ($ref !== undefined) return SCALARS.has(idOf($ref)) ? [] : [idOf($ref)];
  const inner = [
    ...anyOf,
    ...(items ? [items] : []),
    ...(additionalProperties ? [additionalProperties] : []),
  ];
  return [...new Set(inner.flatMap(partsIn))];
}

/** The form of a field in words. */
function formOf(schema: Schema): string {
  const { $ref, const: constant, enum: words, anyOf, items, properties } = schema;
  if ($ref !== undefined)
    return SCALARS.get(idOf($ref)) ?? section(titleOf(idOf($ref)).toLowerCase());
  if (constant !== undefined) return code(String(constant));
  if (words !== undefined) return words.map((word) => code(word)).join(', ');
  if (items !== undefined) return `list of ${formOf(items)}`;
  if (anyOf !== undefined) {
    const list = anyOf.find((form) => form.items !== undefined);
    return formOf(list ?? anyOf.at(-1) ?? {});
  }
  if (properties !== undefined) return 'map';
  const { additionalProperties, propertyNames, pattern } = schema;
  if (additionalProperties) {
    const key = propertyNames?.$ref === undefined ? 'name' : 'id';
    return `map by ${key} of ${formOf(additionalProperties)}`;
  }
  if (pattern !== undefined) return 'reference';
  throw new Error(`no words for the form of ${JSON.stringify(schema)}`);
}

function idOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

function meaningOf({ description = '', default: initial }: Schema): string {
  return typeof initial === 'string' ? `${description} Default: ${code(initial)}.` : description;
}

function exampleOf({ examples = [] }: Schema): string {
  const [example] = examples;
  if (example === undefined) return '';
  if (typeof example === 'string') return code(example.replaceAll('\n', ' '));
  const yaml = stringify(example, {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
  });
  return code(yaml.trim());
}
