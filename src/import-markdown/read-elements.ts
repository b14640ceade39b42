import type { RootContent, Table } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { ModelValue } from '../importer.ts';
import { controlParts } from './control-parts.ts';
import { controlUse } from './control-use.ts';
import { type DrawnNames, isDrawn } from './element-points.ts';
import { entriesOf, listText, wholeText } from './entries.ts';
import { entryFrom } from './entry-form.ts';
import { FIELD_START, fieldNamed } from './field-named.ts';
import { isNone } from './is-none.ts';
import { bareKey } from './name-key.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import type { SourceText } from './source-text.ts';
import { NUMBER } from './table-rows.ts';
import { withoutPrefix } from './without-prefix.ts';

/** An element as a list or a table describes it. */
export interface FoundElement {
  readonly name: string;
  readonly line: number;
  type?: string;
  technology?: string;
  readonly description: string[];
  readonly responsibilities: ModelValue[];
  readonly controls: ModelValue[];
}

function fieldOf(text: string): { field: string; value: string } | undefined {
  const found = FIELD_START.exec(text);
  const field = fieldNamed(found?.[1] ?? '');
  if (found === null || field === undefined) return undefined;
  return { field, value: text.slice(found[0].length).trim() };
}

/** True when the points describe elements, however deep inside wrappers. */
export function describesElements(points: readonly Point[], depth = 3): boolean {
  return points.some(
    (point) =>
      fieldOf(point.text)?.field === 'name' ||
      (depth > 0 && describesElements(point.items, depth - 1)) ||
      hasFields(point.items),
  );
}

/** The fields of one element without its name. */
export function hasFields(points: readonly Point[]): boolean {
  const fields = points.map(({ text }) => fieldOf(text)?.field);
  return (
    fields.includes('type') && (fields.includes('description') || fields.includes('responsibility'))
  );
}

/** True for a list in which each point is a field. */
export function hasOnlyFields(points: readonly Point[]): boolean {
  return points.every(({ text }) => fieldOf(text) !== undefined) && !hasName(points);
}

export function hasName(points: readonly Point[]): boolean {
  return points.some(({ text }) => fieldOf(text)?.field === 'name');
}

/** Elements, and what belongs to none of them. */
export interface ReadElements {
  readonly elements: FoundElement[];
  /** Points that are part of no element, as markdown. */
  readonly left: Said[];
  /** Headings over an element that say its name a little differently. */
  readonly labels: Said[];
}

interface Said {
  readonly text: string;
  readonly line: number;
}

/** Reads elements from points in any of the layouts; a new `Name:` always starts an element. */
export function readElements(
  points: readonly Point[],
  source: SourceText,
  name?: string,
): ReadElements {
  const read: ReadElements = { elements: [], left: [], labels: [] };
  let current: FoundElement | undefined;
  const start = (text: string, line: number) => {
    current = {
      name: plainText(text) || 'Unnamed',
      line,
      description: [],
      responsibilities: [],
      controls: [],
    };
    read.elements.push(current);
  };
  const walk = (point: Point): void => {
    const { text } = point;
    const found = fieldOf(text);
    if (found?.field === 'name') {
      start(found.value, point.line);
      for (const item of point.items) walk(item);
      addBlocks(point);
      return;
    }
    if (found !== undefined && current !== undefined) {
      setField(current, found.field, found.value, point, source);
      return;
    }
    const isWrapper = describesElements(point.items);
    if (text === '' || isWrapper || hasFields(point.items)) {
      walkWrapper(point, text);
      return;
    }
    if (current !== undefined)
      appendAll(current.description, listText([point], source).split('\n\n\n'));
    else read.left.push({ text: wholeText(point, source), line: point.line });
  };
  const walkWrapper = (point: Point, text: string) => {
    const label = plainText(text)
      .replace(/^(?:\d+[.)]\s*)?(?:elements?|components?)\s*\d*\s*:\s*/i, '')
      .replace(/\s*:$/, '');
    const isNamed = point.items.some(({ text: inner }) => fieldOf(inner)?.field === 'name');
    if (!isNamed && hasFields(point.items)) start(label || text, point.line);
    const before = read.elements.length;
    walkAll(point.items);
    addBlocks(point);
    const names = read.elements.slice(before).map((element) => element.name);
    const isSaid =
      label === '' || /^(?:the )?elements?\b/i.test(label) || !isNamed || names.includes(label);
    if (isSaid) return;
    const isSame = names.some((known) => bareKey(known) === bareKey(label));
    (isSame ? read.labels : read.left).push({ text: label, line: point.line });
  };
  const addBlocks = (point: Point) => {
    for (const block of point.blocks) {
      const text = source.block(block);
      if (current === undefined) read.left.push({ text, line: point.line });
      else current.description.push(text);
    }
  };
  const walkAll = (all: readonly Point[]) => {
    let isWhole = false;
    for (const point of all) {
      // Behind elements that have their fields below them, and so belongs to none of them.
      const isApart: boolean = isWhole && isPlain(point);
      if (isApart) read.left.push({ text: point.text, line: point.line });
      else walk(point);
      isWhole = isApart || hasFields(point.items);
    }
  };
  if (name !== undefined) start(name, points[0]?.line ?? 1);
  walkAll(points);
  return read;
}

/** A line without a field, and with nothing below it. */
function isPlain({ text, items, blocks }: Point): boolean {
  return text !== '' && items.length + blocks.length === 0 && fieldOf(text) === undefined;
}

function setField(
  element: FoundElement,
  field: string,
  value: string,
  point: Point,
  source: SourceText,
): void {
  const below = point.items;
  const isSet = (known: string | undefined) => known !== undefined;
  const append = (label: string) =>
    element.description.push(`${label}: ${wholeText({ ...point, text: value }, source)}`);
  const simple = below.length === 0 && point.blocks.length === 0;
  const plain = plainText(value);
  if (field === 'type' && simple && !isSet(element.type) && plain.length <= 200 && plain !== '')
    element.type = plain;
  else if (
    field === 'technology' &&
    simple &&
    !isSet(element.technology) &&
    plain.length <= 200 &&
    plain !== ''
  )
    element.technology = plain;
  else if (field === 'description')
    element.description.push(wholeText({ ...point, text: value }, source));
  else if (field === 'responsibility') {
    if (isNone(value)) element.description.push(`Responsibilities: ${value}`);
    else if (value !== '') element.responsibilities.push(entryFrom(value, []));
    for (const item of below)
      if (isNonePoint(item)) element.description.push(`Responsibilities: ${item.text}`);
      else appendAll(element.responsibilities, entriesOf([item], source));
    for (const block of point.blocks) element.responsibilities.push(source.block(block));
  } else if (field === 'security control') {
    for (const part of controlParts(value)) addControl(element, part);
    for (const item of below)
      if (isNonePoint(item) || isRiskPoint(item)) addControl(element, item.text);
      else appendAll(element.controls, controlsOf(item, source));
    for (const block of point.blocks) element.controls.push(controlUse(source.block(block)));
  } else if (plain !== '') append(field[0]?.toUpperCase() + field.slice(1));
}

/** A point that says that there is nothing, or where else it is said. */
export function isNonePoint({ text, items, blocks }: Point): boolean {
  return items.length === 0 && blocks.length === 0 && isNone(withoutPrefix(text).text);
}

function isRiskPoint({ text, items, blocks }: Point): boolean {
  return items.length === 0 && blocks.length === 0 && withoutPrefix(text).kind === 'risk';
}

/** One control in a line; what is none, and a risk among the controls, is said of the element. */
function addControl(element: FoundElement, text: string): void {
  if (text === '') return;
  const prefix = withoutPrefix(text);
  if (prefix.kind === 'risk') element.description.push(`Accepted risk: ${prefix.text}`);
  else if (isNone(prefix.text)) element.description.push(`Security controls: ${prefix.text}`);
  else element.controls.push(controlUse(text));
}

/** A control of a list; what stands below it describes it. */
export function controlsOf(point: Point, source: SourceText): ModelValue[] {
  const isGroup =
    point.items.length > 0 &&
    (point.text === '' ||
      (point.text.endsWith(':') &&
        point.items.every(({ text }) => withoutPrefix(text).kind === 'control')));
  if (isGroup && point.text === '') return point.items.flatMap((item) => controlsOf(item, source));
  const below = wholeText({ ...point, text: '' }, source).trim();
  const { text } = withoutPrefix(point.text);
  return text === '' && below === '' ? [] : [controlUse(point.text, below || undefined)];
}

/** Titles of columns beyond the names of fields: what people ask of an element. */
const COLUMNS: readonly (readonly [string, RegExp])[] = [
  ['name', /^(?:element|component|container|node|actor|system|service)(?: name)?$/i],
  ['description', /^(?:what (?:it|this) is|purpose)$/i],
  ['responsibility', /^(?:what it does|role|duties)$/i],
  ['security control', /^(?:controls?|protection|protected by|how (?:it is|is it) protected)$/i],
];

function columnOf(title: string): string | undefined {
  return fieldNamed(title) ?? COLUMNS.find(([, words]) => words.test(title))?.[0];
}

/**
 * The elements of a table: its columns are fields, or its rows are named as what the diagram draws.
 * Undefined for a table of another shape.
 */
export function readElementTable(
  table: Table,
  source: SourceText,
  drawn: DrawnNames,
): FoundElement[] | undefined {
  const [head, ...rows] = table.children;
  const all = (head?.children ?? []).map((cell) => plainText(source.inline(cell)));
  // A number in front of each row is no name.
  const start = all.length > 1 && NUMBER.test(all[0] ?? '') ? 1 : 0;
  const titles = all.slice(start);
  const fields = titles.map(columnOf);
  const known = rows.filter(({ children }) => {
    const cell = children[start];
    return isDrawn(cell === undefined ? '' : plainText(source.inline(cell)), drawn);
  }).length;
  const isOfBoxes = known >= 2 && 2 * known >= rows.length;
  const isOfFields =
    fields[0] === 'name' && fields.filter((field) => field !== undefined).length >= 3;
  if (!isOfFields && !isOfBoxes) return undefined;
  return rows.flatMap((row) => {
    const texts = row.children.map((cell) => source.inline(cell).replaceAll('\\|', '|'));
    if (texts.every((text) => text === '')) return [];
    const number = plainText(texts.splice(0, start)[0] ?? '');
    const [name = ''] = texts;
    const element: FoundElement = {
      name: plainText(name) || 'Unnamed',
      line: source.line(row),
      description: [],
      responsibilities: [],
      controls: [],
    };
    if (!/^\W*\d*\W*$/.test(number)) element.description.push(`${all[0]}: ${number}`);
    for (const [index, whole] of texts.entries()) {
      if (index === 0 || whole === '') continue;
      const parts = whole
        .split(/<br\s*\/?>/i)
        .map((part) => part.trim().replace(/^[-•*] (?=\S)/, ''));
      const field = fields[index];
      const plain = plainText(whole);
      if (field === 'type' && element.type === undefined && plain.length <= 200)
        element.type = plain;
      else if (field === 'technology' && element.technology === undefined && plain.length <= 200)
        element.technology = plain;
      else if (field === 'description') {
        element.description.push(parts.join('\\\n'));
      } else if (field === 'responsibility') {
        for (const part of parts)
          if (isNone(part)) element.description.push(`Responsibilities: ${part}`);
          else if (part !== '') element.responsibilities.push(entryFrom(part, []));
      } else if (field === 'security control') {
        for (const part of parts.flatMap(controlParts)) addControl(element, part);
      } else element.description.push(`${titles[index] || 'More'}: ${parts.join('\\\n')}`);
    }
    return [element];
  });
}

/** A table of two columns that describes one element, a field a row; `name` when none says it. */
export function fieldTable(
  node: RootContent,
  source: SourceText,
  name: string | undefined,
): FoundElement | undefined {
  if (node.type !== 'table') return undefined;
  const rows = node.children.map((row) => ({
    cells: row.children.map((cell) => source.inline(cell).replaceAll('\\|', '|')),
    line: source.line(row),
  }));
  if (rows.some(({ cells }) => cells.length > 2)) return undefined;
  const fields: Point[] = [];
  const others: Point[] = [];
  let before = '';
  for (const [index, { cells, line }] of rows.entries()) {
    const [first = '', value = ''] = cells;
    // A row without a word in front goes on with the field above it.
    const word = plainText(first) || before;
    before = word;
    const isField = fieldNamed(word) !== undefined;
    const text = [word, value].filter((part) => part !== '').join(': ');
    // The head says `Field | Value`, or is the first field.
    if (text === '' || (isField && value === '') || (index === 0 && !isField)) continue;
    (isField ? fields : others).push({ text, items: [], blocks: [], line });
  }
  if (fields.length < 3 || others.length > 1 || !hasFields(fields)) return undefined;
  const isName = ({ text }: Point) => fieldOf(text)?.field === 'name';
  const names = fields.filter(isName);
  if (names.length > 1) return undefined;
  const points = [...names, ...fields.filter((point) => !isName(point)), ...others];
  return readElements(points, source, names.length > 0 ? undefined : name).elements[0];
}
