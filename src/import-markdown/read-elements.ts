import type { RootContent, Table } from 'mdast';
import type { ModelValue } from '../importer.ts';
import { withoutAnchor } from './anchor.ts';
import { controlUse, withoutPrefix } from './control-use.ts';
import { entriesOf, listText, wholeText } from './entries.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import type { SourceText } from './source-text.ts';

/** An element as a list or a table describes it. */
export interface FoundElement {
  readonly name: string;
  readonly line: number;
  /** From the anchor of our own documents. */
  readonly id?: string;
  type?: string;
  technology?: string;
  readonly description: string[];
  readonly responsibilities: ModelValue[];
  readonly controls: ModelValue[];
  data: string[];
  outOfScope?: string;
  sameAs?: string;
}

const FIELD =
  /^(?:\*\*|__|`)?(name|type|description|responsibilit(?:y|ies)|security controls?|technolog(?:y|ies)|data|risks|same as|out of scope)(?:\*\*|__|`)?\s*:\s*(?:\*\*(?=\s|$))?\s*(.*)$/is;

/** Fields that only our own documents have under these names. */
const OWN = /^(?:data|risks|same as|out of scope)$/;

function fieldOf(text: string, own: boolean): { field: string; value: string } | undefined {
  const [, word, value = ''] = FIELD.exec(text) ?? [];
  if (word === undefined) return undefined;
  const field = word
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/controls$/, 'control');
  return OWN.test(field) && !own ? undefined : { field, value: value.trim() };
}

/** True when the points describe elements, however deep inside wrappers. */
export function describesElements(points: readonly Point[], own = false, depth = 3): boolean {
  return points.some(
    (point) =>
      fieldOf(withoutAnchor(point.text).text, own)?.field === 'name' ||
      (depth > 0 && describesElements(point.items, own, depth - 1)) ||
      hasFields(point.items),
  );
}

/** The fields of one element without its name. */
export function hasFields(points: readonly Point[]): boolean {
  const fields = points.map(({ text }) => fieldOf(text, false)?.field);
  return (
    fields.includes('type') && (fields.includes('description') || fields.includes('responsibility'))
  );
}

export interface ElementReader {
  readonly elements: FoundElement[];
  /** Points that are part of no element, as markdown. */
  readonly left: { text: string; line: number }[];
}

/** Reads elements from points in any of the layouts; a new `Name:` always starts an element. */
export function readElements(
  points: readonly Point[],
  source: SourceText,
  own: boolean,
  name?: string,
): ElementReader {
  const reader = { elements: [] as FoundElement[], left: [] as { text: string; line: number }[] };
  let current: FoundElement | undefined;
  const start = (text: string, line: number, anchor?: string) => {
    const id = anchor?.split('.').at(-1);
    current = {
      name: plainText(text) || 'Unnamed',
      line,
      description: [],
      responsibilities: [],
      controls: [],
      data: [],
      ...(id === undefined ? {} : { id }),
    };
    reader.elements.push(current);
  };
  const walk = (point: Point): void => {
    const { anchor, text } = withoutAnchor(point.text);
    const found = fieldOf(text, own);
    if (found?.field === 'name') {
      start(found.value, point.line, anchor);
      for (const item of point.items) walk(item);
      addBlocks(point);
      return;
    }
    if (found !== undefined && current !== undefined) {
      setField(current, found.field, found.value, point, source);
      return;
    }
    const isWrapper = describesElements(point.items, own);
    if (text === '' || isWrapper || hasFields(point.items)) {
      walkWrapper(point, text);
      return;
    }
    if (current !== undefined)
      current.description.push(...listText([point], source).split('\n\n\n'));
    else reader.left.push({ text: wholeText(point, source), line: point.line });
  };
  const walkWrapper = (point: Point, text: string) => {
    const label = plainText(text)
      .replace(/^(?:\d+[.)]\s*)?(?:elements?|components?)\s*\d*\s*:\s*/i, '')
      .replace(/\s*:$/, '');
    const isNamed = point.items.some(
      ({ text: inner }) => fieldOf(withoutAnchor(inner).text, own)?.field === 'name',
    );
    if (!isNamed && hasFields(point.items)) start(label || text, point.line);
    const before = reader.elements.length;
    for (const item of point.items) walk(item);
    addBlocks(point);
    const names = reader.elements.slice(before).map((element) => element.name);
    const isSaid =
      label === '' || /^(?:the )?elements?\b/i.test(label) || !isNamed || names.includes(label);
    if (!isSaid) reader.left.push({ text: label, line: point.line });
  };
  const addBlocks = (point: Point) => {
    for (const block of point.blocks) {
      const text = source.block(block);
      if (current === undefined) reader.left.push({ text, line: point.line });
      else current.description.push(text);
    }
  };
  if (name !== undefined) start(name, points[0]?.line ?? 1);
  for (const point of points) walk(point);
  return reader;
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
    if (value !== '') element.responsibilities.push(value);
    element.responsibilities.push(...entriesOf(below, source));
    for (const block of point.blocks) element.responsibilities.push(source.block(block));
  } else if (field === 'security control') {
    if (value !== '') element.controls.push(controlUse(value));
    for (const item of below) element.controls.push(...controlsOf(item, source));
    for (const block of point.blocks) element.controls.push(controlUse(source.block(block)));
  } else if (field === 'data')
    element.data = [...value.matchAll(/#data\.([a-z0-9-]+)\)/g)].map(([, id = '']) => id);
  else if (field === 'same as') {
    const target = /\(#([a-z0-9.-]+)\)/.exec(value)?.[1];
    if (target !== undefined) element.sameAs = target;
  } else if (field === 'out of scope') element.outOfScope = value;
  else if (field !== 'risks' && plain !== '') append(field[0]?.toUpperCase() + field.slice(1));
}

/** A control of a list; one with points below it is their group, or has them as its description. */
export function controlsOf(point: Point, source: SourceText): ModelValue[] {
  if (point.items.length === 0 && point.blocks.length === 0)
    return point.text === '' ? [] : [controlUse(point.text)];
  const areControls = point.items.every(({ text }) => withoutPrefix(text).kind === 'control');
  if (point.text === '' || (areControls && point.items.length > 0 && point.text.endsWith(':'))) {
    const inner = point.items.flatMap((item) => controlsOf(item, source));
    if (point.text === '') return inner;
  }
  const { text } = withoutPrefix(point.text);
  const name = plainText(text).replace(/:$/, '');
  const below = wholeText({ ...point, text: '' }, source).trim();
  return name.length <= 200
    ? [{ name, description: below === '' ? undefined : below }]
    : [`${name} ${plainText(below)}`];
}

const COLUMNS: readonly (readonly [string, RegExp])[] = [
  ['name', /^(?:name|element(?: name)?|component(?: name)?)$/i],
  ['type', /^type$/i],
  ['description', /^description$/i],
  ['responsibility', /^responsibilit(?:y|ies)$/i],
  ['security control', /^security controls?$/i],
  ['technology', /^technolog(?:y|ies)$/i],
];

/** The elements of a table; undefined for a table of another shape. */
export function readElementTable(
  table: Table,
  source: SourceText,
  own = false,
): FoundElement[] | undefined {
  const [head, ...rows] = table.children;
  const titles = (head?.children ?? []).map((cell) => plainText(source.inline(cell)));
  const fields = titles.map((title) => COLUMNS.find(([, words]) => words.test(title))?.[0]);
  if (fields[0] !== 'name' || fields.filter((field) => field !== undefined).length < 3)
    return undefined;
  return rows.flatMap((row) => {
    const texts = row.children.map((cell) => source.inline(cell).replaceAll('\\|', '|'));
    if (texts.every((text) => text === '')) return [];
    const { anchor, text: name = '' } = withoutAnchor(texts[0] ?? '');
    const id = anchor?.split('.').at(-1);
    const element: FoundElement = {
      name: plainText(name) || 'Unnamed',
      line: source.line(row),
      description: [],
      responsibilities: [],
      controls: [],
      data: [],
      ...(id === undefined ? {} : { id }),
    };
    for (const [index, whole] of texts.entries()) {
      if (index === 0 || whole === '') continue;
      const parts = whole
        .split(/<br\s*\/?>/i)
        .map((part) => part.trim().replace(/^[-•*] (?=\S)/, ''));
      const field = fields[index];
      const plain = plainText(whole);
      if (field === 'type' && plain.length <= 200) element.type = plain;
      else if (field === 'technology' && plain.length <= 200) element.technology = plain;
      else if (field === 'description') {
        const said = own ? parts.filter((part) => !takeOwn(element, part, source)) : parts;
        if (said.length > 0) element.description.push(said.join('\\\n'));
      } else if (field === 'responsibility')
        element.responsibilities.push(...parts.filter((part) => part !== ''));
      else if (field === 'security control')
        element.controls.push(...parts.filter((part) => part !== '').map(controlUse));
      else element.description.push(`${titles[index] || 'More'}: ${parts.join('\\\n')}`);
    }
    return [element];
  });
}

/** What our own tables put below the description. */
function takeOwn(element: FoundElement, part: string, source: SourceText): boolean {
  const found = fieldOf(part, true);
  if (found === undefined || !OWN.test(found.field)) return false;
  const point = { text: part, items: [], blocks: [], line: element.line };
  setField(element, found.field, found.value, point, source);
  return true;
}

/** Tells tables of elements from others. */
export function isElementTable(node: RootContent, source: SourceText): node is Table {
  return node.type === 'table' && readElementTable(node, source) !== undefined;
}
