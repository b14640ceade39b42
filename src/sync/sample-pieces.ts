import { isMap, listOf, type Plain, type PlainMap } from './plain.ts';

/** What a piece of code is an example of: a key of a sample. */
export const VERDICTS = ['bad', 'good', 'code'] as const;

/** Samples one piece of code at a time. */
export function samplePieces(samples: Plain, language: string): PlainMap[] {
  return listOf(samples).flatMap((sample) => {
    const fields = isMap(sample) ? sample : { code: sample };
    return VERDICTS.flatMap((verdict) => {
      const code = fields[verdict];
      if (code === undefined) return [];
      return [
        { language: fields.language ?? language, [verdict]: String(code).replace(/\n$/, '') },
      ];
    });
  });
}
