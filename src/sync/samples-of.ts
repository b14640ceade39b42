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
    const good = valueIn(piece, 'good');
    const isAnswer =
      good !== undefined &&
      last !== undefined &&
      Object.keys(last).every((key) => key === 'bad' || key === 'language') &&
      (last.language ?? language) === valueIn(piece, 'language');
    if (isAnswer) last.good = lineEnded(good);
    else if (isMap(piece)) samples.push(sampleOf(piece, language));
  }
  return samples.map((sample) => {
    const [key, ...others] = Object.keys(sample);
    return key === 'code' && others.length === 0 ? (sample.code as Plain) : sample;
  });
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
