import { isMap, listOf, type PlainMap } from './plain.ts';
import { samplePieces } from './sample-pieces.ts';

/**
 * The samples of a section or point, and of all below it, as the document shows them: one piece of
 * code each, with its language.
 *
 * @param language what is written in that does not say
 */
export function withPieces(value: PlainMap, language: string): PlainMap {
  const fields: PlainMap = { ...value };
  if (value.samples !== undefined) fields.samples = samplePieces(value.samples, language);
  if (value.items !== undefined)
    fields.items = listOf(value.items).map((item) =>
      isMap(item) ? withPieces(item, language) : item,
    );
  if (isMap(value.sections))
    fields.sections = Object.fromEntries(
      Object.entries(value.sections).map(([id, section]) => [
        id,
        isMap(section) ? withPieces(section, language) : section,
      ]),
    );
  return fields;
}
