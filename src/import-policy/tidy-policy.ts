import { tidyMarkdown } from '../import-markdown/tidy-markdown.ts';
import type { ModelValue } from '../importer.ts';

/** Fields that hold markdown. */
const TEXTS = new Set(['text', 'description', 'embargo', 'pgp', 'closing']);

/** Lists whose points are markdown when they are no more than a text. */
const ENTRIES = new Set(['in', 'out', 'include', 'steps', 'items', 'references']);

/**
 * A policy and a guide with all their markdown in the one form that a generated document gives back:
 * the signs of our printer, tables without padding, addresses without brackets.
 */
export function tidyPolicy(value: ModelValue, isMarkdown = false): ModelValue {
  if (typeof value === 'string') return isMarkdown ? tidyMarkdown(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map)
    return new Map([...value].map(([id, item]) => [id, tidyPolicy(item as ModelValue)]));
  if (Array.isArray(value))
    return (value as readonly ModelValue[]).map((item) => tidyPolicy(item, isMarkdown));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      tidyPolicy(item as ModelValue, TEXTS.has(key) || ENTRIES.has(key)),
    ]),
  );
}
