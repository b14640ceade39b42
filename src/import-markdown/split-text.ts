import { appendAll } from '../append-all.ts';
import type { ModelValue } from '../importer.ts';

/** Longest text, most marks of markdown in it, and longest name of a model, with room to spare. */
const LONGEST_TEXT = 90_000;
const MOST_MARKS = 1900;
const LONGEST_NAME = 200;

type Fields = Readonly<Record<string, ModelValue>>;

/**
 * Keeps a model within what its language takes: of a text that is too long the first part stays, and
 * the others go to `extra`; a list gets them as points of their own. Code is left alone.
 */
export function splitText(model: Fields): ModelValue {
  const left: string[] = [];
  const extra = ((model.extra as readonly Fields[] | undefined) ?? []).flatMap((item) =>
    partsOf(String(item.text)).map((text) => ({ ...item, text })),
  );
  const { extra: _, ...rest } = model;
  const walked = walk(rest, left) as Fields;
  const overflow = left.map((text) => ({ after: 'risk', name: 'Continued', text }));
  return { ...walked, extra: [...extra, ...overflow] };
}

function walk(value: ModelValue, left: string[], key = ''): ModelValue {
  if (value instanceof Map)
    return new Map([...value].map(([id, item]) => [id, walk(item as ModelValue, left)]));
  if (Array.isArray(value))
    return (value as readonly ModelValue[]).flatMap((item) =>
      typeof item === 'string' ? partsOf(item) : [walk(item, left)],
    );
  if (typeof value === 'string') return firstPart(value, key, left);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, walk(item as ModelValue, left, name)]),
  );
}

function firstPart(text: string, key: string, left: string[]): string {
  if (key === 'bad' || key === 'good' || key === 'code') return text;
  if (key === 'name' && text.length > LONGEST_NAME) {
    appendAll(left, partsOf(text));
    return `${text.slice(0, LONGEST_NAME - 20)} …`;
  }
  const [first = text, ...more] = partsOf(text);
  appendAll(left, more);
  return first;
}

/** A text in pieces that a model takes, parted at line ends where there are any. */
function partsOf(text: string): string[] {
  if (text.length <= MOST_MARKS) return [text];
  const parts: string[] = [];
  let part = '';
  let marks = 0;
  const flush = () => {
    if (part.trim() !== '') parts.push(part.trimEnd());
    part = '';
    marks = 0;
  };
  for (const line of text.split('\n')) {
    for (let start = 0; start === 0 || start < line.length; start += LONGEST_TEXT) {
      const piece = line.slice(start, start + LONGEST_TEXT);
      const count = piece.match(/[*_~`[\]<]/g)?.length ?? 0;
      if (part.length + piece.length > LONGEST_TEXT || marks + count > MOST_MARKS) flush();
      // What goes on in the middle of a line must not start a quote or a list.
      part += start > 0 ? `… ${piece}` : piece;
      marks += count;
    }
    part += '\n';
  }
  flush();
  return parts;
}
