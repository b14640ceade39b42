import { isMap, listOf, type Plain, type PlainMap } from './plain.ts';
import { samplesOf } from './samples-of.ts';

/** A new section or point with its samples as somebody would write them. */
export function withSamples(value: Plain, language: string): Plain {
  if (!isMap(value)) return value;
  const fields: PlainMap = { ...value };
  if (value.samples !== undefined) fields.samples = samplesOf(listOf(value.samples), language);
  if (value.items !== undefined)
    fields.items = listOf(value.items).map((item) => withSamples(item, language));
  if (isMap(value.sections))
    fields.sections = Object.fromEntries(
      Object.entries(value.sections).map(([id, section]) => [id, withSamples(section, language)]),
    );
  return fields;
}
