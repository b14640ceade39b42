import { isMap, type Plain, type PlainMap, valueIn } from './plain.ts';
import { VERDICTS } from './sample-pieces.ts';

/**
 * Pieces as somebody would write them as samples: what is bad and what is good instead in one, and
 * no language that goes without saying.
 */
export function samplesOf(pieces: readonly Plain[], language: string): Plain[] {
  const samples: PlainMap[] = [];
  for (const piece of pieces) {
    const last = samples.at(-1);
    if (last !== undefined && answers(piece, last, language))
      last.good = lineEnded(valueIn(piece, 'good') as Plain);
    else if (isMap(piece)) samples.push(sampleOf(piece, language));
  }
  return samples.map((sample) => {
    const [key, ...others] = Object.keys(sample);
    return key === 'code' && others.length === 0 ? (sample.code as Plain) : sample;
  });
}

/** True for a piece that says what is good instead, when the sample before it says what is bad. */
export function answers(piece: Plain, sample: PlainMap, language: string): boolean {
  return (
    valueIn(piece, 'good') !== undefined &&
    sample.bad !== undefined &&
    sample.good === undefined &&
    sample.code === undefined &&
    (sample.language ?? language) === valueIn(piece, 'language')
  );
}

function sampleOf(piece: PlainMap, language: string): PlainMap {
  const said = piece.language === language ? [] : [['language', piece.language]];
  const codes = VERDICTS.flatMap((verdict) => {
    const code = piece[verdict];
    return code === undefined ? [] : [[verdict, lineEnded(code)]];
  });
  return Object.fromEntries([...said, ...codes]) as PlainMap;
}

/** Several lines end with a line end, as in a block of YAML. */
export function lineEnded(code: Plain): string {
  const text = String(code);
  return text.includes('\n') && !text.endsWith('\n') ? `${text}\n` : text;
}
