import { FIELD_INSIDE, FIELD_START, fieldNamed } from './field-named.ts';
import { leadOf } from './lead.ts';
import { bareKey, nameKey } from './name-key.ts';
import type { Point } from './point.ts';

/** What the boxes and frames of a diagram are called. */
export interface DrawnNames {
  readonly full: ReadonlySet<string>;
  readonly bare: ReadonlySet<string>;
}

/** Fewest fields in one line that make it the description of an element. */
const FEWEST = 3;

/** A type in brackets between a name and what is said of it. */
const TYPE = /^[*_]{0,2}[(（]([^()（）]{2,100})[)）][*_]{0,2}\s*(?:[:–—-]\s*)?(.*)$/s;

export function isDrawn(name: string, drawn: DrawnNames): boolean {
  return drawn.full.has(nameKey(name)) || drawn.bare.has(bareKey(name));
}

/**
 * Points that describe elements in a line each, in the layout in which each field is a point:
 * `**Name** – Type: A. Description: B.`, `**Name** (type): description`, with or without fields
 * below. Others stay as they are.
 */
export function elementPoints(points: readonly Point[], drawn: DrawnNames): readonly Point[] {
  const names = points.map((point) => leadOf(point.text)?.name ?? point.text);
  const known = names.filter((name) => isDrawn(name, drawn)).length;
  // A list of what is drawn: at least half of it, and more than one that could be a chance.
  const isOfBoxes = known >= 2 && 2 * known >= points.length;
  return points.map((point) => {
    // A heading of the element that says its name again.
    if (fieldsBelow(point).includes('name')) return point;
    const isElement = isOfBoxes || fieldsBelow(point).includes('responsibility');
    return inOneLine(point, drawn) ?? (isElement ? named(point, drawn) : point);
  });
}

/** The fields below a line; `security control:` alone also stands below a step. */
function fieldsBelow({ items }: Point): (string | undefined)[] {
  return items.map(({ text }) => fieldNamed(FIELD_START.exec(text)?.[1] ?? ''));
}

/** A line that holds several fields, each behind its name. */
function inOneLine(point: Point, drawn: DrawnNames): Point | undefined {
  const found = [...point.text.matchAll(FIELD_INSIDE)];
  const fields = new Set(found.map(([, word = '']) => fieldNamed(word)));
  const start = found[0]?.index;
  if (fields.size < FEWEST || start === undefined) return undefined;
  const values = found.map(({ 0: whole, 1: word, index }, at) => {
    const end = found[at + 1]?.index ?? point.text.length;
    const value = point.text.slice(index + whole.length, end).trim();
    // Its full stop only parts it from the next field.
    const text = fieldNamed(word ?? '') === 'type' ? value.replace(/\.$/, '') : value;
    return line(point, `${word}: ${text}`);
  });
  const items = [...values, ...point.items];
  const before = point.text.slice(0, start).replace(/[\s:：–—|-]+$/, '');
  if (before === '') return { ...point, text: '', items };
  const head = named({ ...point, text: before, items: [] }, drawn);
  return { ...head, items: [...head.items, ...items] };
}

/** A line that names an element and says something of it. */
function named(point: Point, drawn: DrawnNames): Point {
  if (FIELD_START.test(point.text) || point.text === '') return point;
  const lead = leadOf(point.text);
  const whole = lead?.name ?? point.text.replace(/[:：]$/, '');
  const behind = TYPE.exec(lead?.text ?? '');
  // Brackets that the box has, too, are part of the name.
  const inside = drawn.full.has(nameKey(whole))
    ? null
    : /^(.*\S)\s*[(（]([^()（）]{2,100})[)）]$/s.exec(whole);
  const type = behind?.[1] ?? inside?.[2];
  const name = behind === null ? (inside?.[1] ?? whole) : whole;
  const text = behind?.[2] ?? lead?.text ?? '';
  const fields = [
    ...(type === undefined ? [] : [line(point, `Type: ${type}`)]),
    ...(text === '' ? [] : [line(point, `Description: ${text}`)]),
  ];
  return { ...point, text: `Name: ${name}`, items: [...fields, ...point.items] };
}

function line(point: Point, text: string): Point {
  return { text, items: [], blocks: [], line: point.line };
}
