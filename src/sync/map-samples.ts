import { isMap, listOf, type Plain, type PlainMap } from './plain.ts';

/** A section or point with its samples, and those of all below it, in another form. */
export function mapSamples(value: Plain, change: (samples: Plain) => Plain[]): Plain {
  if (!isMap(value)) return value;
  const fields: PlainMap = { ...value };
  if (value.samples !== undefined) fields.samples = change(value.samples);
  if (value.items !== undefined)
    fields.items = listOf(value.items).map((item) => mapSamples(item, change));
  if (isMap(value.sections))
    fields.sections = Object.fromEntries(
      Object.entries(value.sections).map(([id, section]) => [id, mapSamples(section, change)]),
    );
  return fields;
}
