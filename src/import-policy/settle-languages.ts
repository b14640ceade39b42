import type { ModelValue } from '../importer.ts';
import type { Fields, PolicyDraft } from './policy-draft.ts';

/** What code is when nothing says more. */
const PLAIN = 'text';

/**
 * Gives every sample of the guide its language, and takes away what the guide says for all of them.
 * Samples of the policy have no such default.
 *
 * @returns the language of the guide
 */
export function settleLanguages(draft: PolicyDraft): string | undefined {
  const inGuide = [draft.practices, draft.considerations, draft.checklists].flatMap((sections) => [
    ...samplesIn(sections.items),
  ]);
  for (const sample of [...inGuide, ...samplesIn(draft.sections.items)]) sample.language ??= PLAIN;
  const usual = mostFrequent(inGuide.map(({ language }) => String(language)));
  for (const sample of inGuide)
    if (sample.language === (usual ?? PLAIN)) sample.language = undefined;
  for (const sample of samplesIn(draft.sections.items))
    if (sample.language === PLAIN) sample.language = undefined;
  return usual;
}

/** The most frequent language, the first one of several; none when most say nothing. */
function mostFrequent(languages: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  let best: string | undefined;
  for (const [language, count] of counts)
    if (best === undefined || count > (counts.get(best) ?? 0)) best = language;
  return best === PLAIN ? undefined : best;
}

/** Every sample below a value. */
function* samplesIn(value: ModelValue): Generator<Fields> {
  if (value instanceof Map) {
    for (const item of value.values()) yield* samplesIn(item as ModelValue);
  } else if (Array.isArray(value)) {
    for (const item of value as readonly ModelValue[]) yield* samplesIn(item);
  } else if (typeof value === 'object' && value !== null) {
    const fields = value as Fields;
    for (const sample of (fields.samples as readonly Fields[] | undefined) ?? []) yield sample;
    yield* samplesIn(fields.items);
    yield* samplesIn(fields.sections);
  }
}
