import type { RootContent, Table } from 'mdast';
import type { ModelValue } from '../importer.ts';
import { entriesOf, listText, wholeText } from './entries.ts';
import { entryFrom, useFrom } from './entry-form.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import type { SourceText } from './source-text.ts';
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

const FIELD =
  /^(?:\*\*|__|`)?(name|type|description|responsibilit(?:y|ies)|security controls?|technolog(?:y|ies))(?:\*\*|__|`)?\s*:\s*(?:\*\*(?=\s|$))?\s*(.*)$/is;

function fieldOf(text: string): { field: string; value: string } | undefined {
  const [, word, value = ''] = FIELD.exec(text) ?? [];
  if (word === undefined) return undefined;
  const field = word
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/controls$/, 'control');
  return { field, value: value.trim() };
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

export interface ElementReader {
  readonly elements: FoundElement[];
  /** Points that are part of no element, as markdown. */
  readonly left: { text: string; line: number }[];
}

/** Reads elements from points in any of the layouts; a new `Name:` always starts an element. */
export function readElements(
  points: readonly Point[],
  source: SourceText,
  name?: string,
): ElementReader {
  const reader = { elements: [] as FoundElement[], left: [] as { text: string; line: number }[] };
  let current: FoundElement | undefined;
  const start = (text: string, line: number) => {
    current = {
      name: plainText(text) || 'Unnamed',
      line,
      description: [],
      responsibilities: [],
      controls: [],
    };
    reader.elements.push(current);
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
      current.description.push(...listText([point], source).split('\n\n\n'));
    else reader.left.push({ text: wholeText(point, source), line: point.line });
  };
  const walkWrapper = (point: Point, text: string) => {
    const label = plainText(text)
      .replace(/^(?:\d+[.)]\s*)?(?:elements?|components?)\s*\d*\s*:\s*/i, '')
      .replace(/\s*:$/, '');
    const isNamed = point.items.some(({ text: inner }) => fieldOf(inner)?.field === 'name');
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
    if (value !== '') element.responsibilities.push(entryFrom(value, []));
    element.responsibilities.push(...entriesOf(below, source));
    for (const block of point.blocks) element.responsibilities.push(source.block(block));
  } else if (field === 'security control') {
    if (isNone(value) && simple) append('Security controls');
    else if (value !== '') element.controls.push(useFrom(withoutPrefix(value).text));
    for (const item of below) element.controls.push(...controlsOf(item, source));
    for (const block of point.blocks)
      element.controls.push(useFrom(withoutPrefix(source.block(block)).text));
  } else if (plain !== '') append(field[0]?.toUpperCase() + field.slice(1));
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
  return text === '' && below === '' ? [] : [useFrom(text, below || undefined)];
}

/** Words that say that there is no control, which must not count as one. */
function isNone(text: string): boolean {
  return /^(?:none|n\/?a|not applicable|[-–—])\.?$/i.test(plainText(text));
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
export function readElementTable(table: Table, source: SourceText): FoundElement[] | undefined {
  const [head, ...rows] = table.children;
  const titles = (head?.children ?? []).map((cell) => plainText(source.inline(cell)));
  const fields = titles.map((title) => COLUMNS.find(([, words]) => words.test(title))?.[0]);
  if (fields[0] !== 'name' || fields.filter((field) => field !== undefined).length < 3)
    return undefined;
  return rows.flatMap((row) => {
    const texts = row.children.map((cell) => source.inline(cell).replaceAll('\\|', '|'));
    if (texts.every((text) => text === '')) return [];
    const [name = ''] = texts;
    const element: FoundElement = {
      name: plainText(name) || 'Unnamed',
      line: source.line(row),
      description: [],
      responsibilities: [],
      controls: [],
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
        element.description.push(parts.join('\\\n'));
      } else if (field === 'responsibility')
        element.responsibilities.push(
          ...parts.filter((part) => part !== '').map((part) => entryFrom(part, [])),
        );
      else if (field === 'security control' && isNone(whole))
        element.description.push(`Security controls: ${whole}`);
      else if (field === 'security control')
        element.controls.push(
          ...parts.filter((part) => part !== '').map((part) => useFrom(withoutPrefix(part).text)),
        );
      else element.description.push(`${titles[index] || 'More'}: ${parts.join('\\\n')}`);
    }
    return [element];
  });
}

/** Tells tables of elements from others. */
export function isElementTable(node: RootContent, source: SourceText): node is Table {
  return node.type === 'table' && readElementTable(node, source) !== undefined;
}
