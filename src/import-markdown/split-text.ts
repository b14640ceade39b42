import type { ModelValue } from '../importer.ts';

/** Longest text and longest name of a model, with room to spare, in characters. */
const LONGEST_TEXT = 90_000;
const LONGEST_NAME = 200;

/**
 * Keeps a model within what its language takes: longer texts of entries become several points; a
 * name that is too long is cut, and stands whole in the text beside it.
 */
export function splitText(value: ModelValue): ModelValue {
  if (value instanceof Map)
    return new Map([...value].map(([key, item]) => [key, splitText(item as ModelValue)]));
  if (Array.isArray(value))
    return (value as readonly ModelValue[]).flatMap((item) =>
      typeof item === 'string' ? partsOf(item) : [splitText(item)],
    );
  if (typeof value !== 'object' || value === null) return value;
  const fields: Record<string, ModelValue> = {};
  for (const [key, item] of Object.entries(value)) fields[key] = splitText(item as ModelValue);
  const { name, text } = fields;
  if (typeof name === 'string' && name.length > LONGEST_NAME) {
    fields.name = `${name.slice(0, 180)} …`;
    fields.text = [name, text].filter((part) => part !== undefined).join('\n\n');
  }
  if (typeof fields.text === 'string') {
    const [first, ...more] = partsOf(fields.text);
    fields.text = first;
    if (more.length > 0) fields.items = [...more, ...((fields.items as ModelValue[]) ?? [])];
  }
  return fields;
}

/** A text in pieces that a model takes, parted at line ends where there are any. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const line = text.lastIndexOf('\n', start + LONGEST_TEXT);
    const isShort = text.length - start <= LONGEST_TEXT;
    const end = isShort ? text.length : line > start ? line : start + LONGEST_TEXT;
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts.filter((part) => part.trim() !== '');
}
