import { mapSamples } from './map-samples.ts';
import { listOf, type Plain } from './plain.ts';
import { samplesOf } from './samples-of.ts';

/** A new section or point with its samples as somebody would write them. */
export function withSamples(value: Plain, language: string): Plain {
  return mapSamples(value, (samples) => samplesOf(listOf(samples), language));
}
