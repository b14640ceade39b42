import type { ModelValue } from '../importer.ts';
import type { Fields } from './draft.ts';
import { certainLead, entryFrom } from './entry-form.ts';
import { tidyMarkdown } from './tidy-markdown.ts';

/** Fields that hold markdown, in whatever part of the model. */
const TEXTS = new Set([
  'description',
  'text',
  'where',
  'reason',
  'notes',
  'protection',
  'sensitivity',
  'assumption',
  'out-of-scope',
]);

/** Lists of entries: each of their texts is markdown. */
const ENTRIES = new Set([
  'goals',
  'processes',
  'responsibilities',
  'steps',
  'items',
  'questions',
  'assumptions',
  'requirements',
]);

/** A model with all its markdown in the form that a generated document gives back. */
export function tidyModel(value: ModelValue): ModelValue {
  if (value === undefined || typeof value !== 'object') return value;
  if (value instanceof Map) return mapped(value, tidyModel);
  if (Array.isArray(value)) return value.map(tidyModel);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, tidyField(key, inner as ModelValue)]),
  );
}

function tidyField(key: string, value: ModelValue): ModelValue {
  if (ENTRIES.has(key)) return tidyEntries(value);
  return typeof value === 'string' && TEXTS.has(key) ? tidyMarkdown(value) : tidyModel(value);
}

/** Entries in the form in which their line says where the name ends. */
function tidyEntries(value: ModelValue): ModelValue {
  if (value instanceof Map) return mapped(value, tidyEntries);
  return Array.isArray(value) ? value.map(tidyEntry) : value;
}

function tidyEntry(value: ModelValue): ModelValue {
  if (typeof value === 'string') return entryFrom(tidyMarkdown(value), []);
  const entry = tidyModel(value) as Fields;
  const { name, text } = entry;
  if (name !== undefined || typeof text !== 'string') return entry;
  const lead = certainLead(text);
  return lead === undefined ? entry : { ...entry, ...lead };
}

function mapped(
  map: ReadonlyMap<string, ModelValue>,
  tidy: (value: ModelValue) => ModelValue,
): ModelValue {
  return new Map([...map].map(([key, inner]) => [key, tidy(inner)]));
}
