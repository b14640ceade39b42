import type { ModelValue } from '../importer.ts';
import { entryFrom } from './entry-form.ts';
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
  return entryFrom(withoutLook(textOf(point, source), point), entriesOf(point.items, source));
}

/** `**Title**: text` as `Title: text`, and a title of the points below it without its colon. */
function withoutLook(text: string, { items }: Point): string {
  const [, title = '', rest = ''] = /^\*\*([^*\n]+?):?\*\*\s*(?:[:–—-]\s*)?(.*)$/s.exec(text) ?? [];
  const plain = title === '' ? text : rest === '' ? title : `${title.trim()}: ${rest}`;
  return items.length > 0 && /^[^\n]{1,200}:$/.test(plain) ? plain.slice(0, -1).trim() : plain;
}

/** The markdown of a point without the points below it. */
export function textOf(point: Point, source: SourceText): string {
  const blocks = point.blocks.map((block) => source.block(block));
  const tick = point.checked === undefined ? '' : point.checked ? '☑ ' : '☐ ';
  return [tick + point.text, ...blocks].filter((part) => part !== '').join('\n\n');
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
