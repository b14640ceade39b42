import type { ModelValue } from '../importer.ts';
import { LONGEST_NAME, leadOf } from './lead.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import type { SourceText } from './source-text.ts';

/** Points as entries of the model; points without anything in them are left out. */
export function entriesOf(points: readonly Point[], source: SourceText): ModelValue[] {
  return points.flatMap((point) => {
    const entry = entryOf(point, source);
    return entry === undefined ? [] : [entry];
  });
}

/** A point as an entry: a text, or a lead with the points below it. */
export function entryOf(point: Point, source: SourceText): ModelValue {
  const text = textOf(point, source);
  const items = entriesOf(point.items, source);
  const lead = leadOf(text);
  if (lead !== undefined && isCertain(text) && lead.name.length <= LONGEST_NAME) {
    if (lead.text === '' && items.length === 0) return lead.name;
    return { name: lead.name, text: lead.text || undefined, items };
  }
  if (items.length === 0) return text === '' ? undefined : text;
  const label = /^([^\n]{1,200}):$/.exec(text);
  const name = label === null ? undefined : plainText(label[1] ?? '');
  if (name !== undefined && name !== '') return { name, items };
  // As our own documents print such a lead.
  if (/^[^*_`\\[\]<>\n]{1,99}[^*_`\\[\]<>\n.!?;:,]$/.test(text)) return { name: text, items };
  return { text: text === '' ? undefined : text, items };
}

/** Bold words or a few plain ones before a colon, which print the same. */
function isCertain(text: string): boolean {
  return /^\*\*/.test(text) || /^[\p{L}\p{N}][\p{L}\p{N} ,'’&/-]{1,49}: \S/u.test(text);
}

/** The markdown of a point without the points below it. */
export function textOf(point: Point, source: SourceText): string {
  const blocks = point.blocks.map((block) => source.block(block));
  return [point.text, ...blocks].filter((part) => part !== '').join('\n\n');
}

/** The markdown of a point with those below it, as one text. */
export function wholeText(point: Point, source: SourceText): string {
  const below = point.items.map((item) => listed(item, source)).join('\n');
  return [textOf(point, source), below].filter((part) => part !== '').join('\n\n');
}

/** The markdown of points as a list. */
export function listText(points: readonly Point[], source: SourceText): string {
  return points.map((point) => listed(point, source)).join('\n');
}

function listed(point: Point, source: SourceText): string {
  const [first = '', ...rest] = textOf(point, source).split('\n');
  const below = point.items.flatMap((item) => listed(item, source).split('\n'));
  return [
    `- ${first}`,
    ...[...rest, ...below].map((line) => (line === '' ? '' : `  ${line}`)),
  ].join('\n');
}
