import { convertDesign } from '../../src/import-markdown/convert-design.ts';
import type { ModelValue } from '../../src/importer.ts';

/** Words of the format itself: names of sections, fields and prefixes, which keys replace. */
const MARKUP = new Set(
  'name type description responsibilities security controls control element elements component posture business design c4 context container deployment build process architecture diagram risk assessment questions assumptions question assumption default accepted where location requirement existing recommended sensitivity data br mermaid technology reason details summary kind q a assumed technical typ beschreibung verantwortlichkeiten sicherheitsmaßnahmen 名前 種別 説明 責務 セキュリティコントロール goal priority objective x'.split(
    ' ',
  ),
);

/** Words outside of diagrams that a document has more often than its model. */
export function lostWords(text: string): string[] {
  const imported = convertDesign(text, 'station.md', { shared: false });
  if ('refusal' in imported) throw new Error(imported.refusal);
  const { model, notes } = imported;
  const labels = notes.filter(({ kind }) => kind === 'label').map(({ message }) => message);
  const have = countWords([...textsOf(model), ...labels].join('\n'));
  const want = countWords(text.replace(/```mermaid[\s\S]*?```/g, ''));
  return [...want]
    .filter(
      ([word, count]) =>
        !MARKUP.has(word) && !/^(?:\d+|[ivx]+|[a-d])$/.test(word) && (have.get(word) ?? 0) < count,
    )
    .map(([word]) => word);
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function textsOf(value: ModelValue): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Map)
    return [...value].flatMap(([id, item]) => [id.replaceAll('-', ' '), ...textsOf(item)]);
  if (value === undefined || typeof value !== 'object') return [];
  return Object.values(value).flatMap((item) => textsOf(item));
}
