import { expect } from 'vitest';
import { parse } from 'yaml';
import type { ImportNote } from '../../src/import-note.ts';
import type { Imported, ModelValue } from '../../src/importer.ts';
import { check } from '../../src/pipeline.ts';
import { writeYaml } from '../../src/write-yaml/write-yaml.ts';
import { filesOf } from './files.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into YAML of any shape
export type Yaml = any;

export interface Model {
  readonly model: ModelValue;
  readonly notes: readonly ImportNote[];
  readonly yaml: string;
}

/** What an import made of a document; fails with the refusal of one that was refused. */
export function madeOf(imported: Imported): Model {
  if ('refusal' in imported) throw new Error(`${imported.refusal}: ${imported.suggestion}`);
  return { ...imported, yaml: writeYaml(imported.model) };
}

/** The findings of `check` that an imported model must not have. */
export async function errorsIn(yaml: string): Promise<string[]> {
  const model = { file: 'threatdoc.yaml', bytes: Buffer.from(yaml) };
  const { findings } = await check(model, filesOf({}), { today: '2026-06-15' });
  return findings
    .filter(({ severity, code }) => severity === 'error' || code.startsWith('yaml-'))
    .map(({ line, message }) => `${line}: ${message}`);
}

/** The model as YAML reads it; every one must pass `check`. */
export async function modelIn(imported: Imported): Promise<Yaml> {
  const { yaml } = madeOf(imported);
  expect(await errorsIn(yaml)).toEqual([]);
  return parse(yaml);
}

/** Words of a text that are neither in the model nor in a note about a label. */
export function lostWords(text: string, { model, notes }: Model, ignored: readonly string[]) {
  const labels = notes.filter(({ kind }) => kind === 'label').map(({ message }) => message);
  const have = countWords([...textsOf(model), ...labels].join('\n'));
  const skip = new Set(ignored);
  return [...countWords(text)]
    .filter(([word, count]) => !skip.has(word) && (have.get(word) ?? 0) < count)
    .map(([word]) => word);
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Every text of a model, its keys and ids as words. */
function textsOf(value: ModelValue): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Map)
    return [...value].flatMap(([id, item]) => [id.replaceAll('-', ' '), ...textsOf(item)]);
  if (value === undefined || value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return (value as ModelValue[]).flatMap((item) => textsOf(item));
  return Object.entries(value).flatMap(([key, item]) =>
    item === undefined
      ? []
      : [
          /^(?:bad|good|critical|high|medium|low)$/.test(key) ? key : '',
          ...textsOf(item as ModelValue),
        ],
  );
}
