import { mapSamples } from './map-samples.ts';
import type { PlainMap } from './plain.ts';
import { samplePieces } from './sample-pieces.ts';

/**
 * The samples of a section or point, and of all below it, as the document shows them: one piece of
 * code each, with its language.
 *
 * @param language what is written in that does not say
 */
export function withPieces(value: PlainMap, language: string): PlainMap {
  return mapSamples(value, (samples) => samplePieces(samples, language)) as PlainMap;
}
