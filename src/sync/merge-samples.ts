import { alignLists } from '../edit-yaml/align-lists.ts';
import type { Path, Sides } from './change.ts';
import { isSameValue } from './is-same-value.ts';
import { languageAt } from './language-at.ts';
import type { Merging } from './merging.ts';
import { isMap, listOf, type Plain, type PlainMap, valueIn } from './plain.ts';
import { samplePieces, VERDICTS } from './sample-pieces.ts';
import { answers, lineEnded, samplesOf } from './samples-of.ts';
import { writeList } from './write-list.ts';

/** A sample of the YAML, and what comes behind it. */
interface Slot {
  readonly sample: PlainMap;
  readonly isText: boolean;
  readonly behind: Plain[];
}

/** Merges code samples piece by piece: the document does not show which of them are one sample. */
export function mergeSamples(merging: Merging, sides: Sides, holder: PlainMap, path: Path): void {
  const { log } = merging;
  const key = String(path.at(-1));
  const language = languageAt(merging, path);
  const slots = listOf(holder[key] ?? []).map((mine): Slot => {
    const isText = !isMap(mine);
    return { sample: isText ? { code: mine } : { ...mine }, isText, behind: [] };
  });
  const places = slots.flatMap((slot) =>
    samplePieces(slot.sample, language).map((piece) => ({ slot, piece })),
  );
  const [base, edited, current] = [sides.base, sides.edited, sides.current].map(listOf) as [
    Plain[],
    Plain[],
    Plain[],
  ];
  if (places.length !== current.length) {
    log.untold(sides, path);
    return;
  }
  const toEdited = alignLists(base, edited);
  const toCurrent = alignLists(base, current);
  for (const [index, old] of base.entries()) {
    const at = toCurrent.forward.get(index);
    const fresh = edited[toEdited.forward.get(index) ?? -1];
    if (isSameValue(old, fresh)) continue;
    const place = at === undefined ? undefined : places[at];
    const now = at === undefined ? undefined : current[at];
    if (isSameValue(now, fresh)) continue;
    if (place === undefined || !isSameValue(old, now))
      log.conflict({ base: old, edited: fresh, current: now }, [...path, index]);
    else {
      editPiece(place.slot.sample, old, fresh);
      log.change([...path, index], old, fresh);
    }
  }
  const first: Plain[] = [];
  let behind = first;
  for (const [index, fresh] of edited.entries()) {
    const from = toEdited.backward.get(index);
    const at = from === undefined ? undefined : toCurrent.forward.get(from);
    if (at !== undefined) behind = places[at]?.slot.behind ?? behind;
    if (from !== undefined) continue;
    behind.push(fresh);
    log.change([...path, index], undefined, fresh);
  }
  writeList(holder, key, [
    ...samplesOf(first, language),
    ...slots.flatMap((slot) => written(slot, language)),
  ]);
}

/** Makes one piece of code of a sample say something else, or takes it out. */
function editPiece(sample: PlainMap, before: Plain, after: Plain | undefined): void {
  const verdict = VERDICTS.find((key) => valueIn(before, key) !== undefined) ?? 'code';
  const fresh = VERDICTS.find((key) => valueIn(after, key) !== undefined);
  const mine = String(sample[verdict] ?? '');
  if (fresh !== verdict) delete sample[verdict];
  if (fresh === undefined) return;
  const code = String(valueIn(after, fresh));
  sample[fresh] = mine.endsWith('\n') ? `${code}\n` : lineEnded(code);
  const [old, language] = [before, after].map((piece) => valueIn(piece, 'language'));
  if (language !== undefined && language !== old) sample.language = language;
}

/** A sample with what comes behind it; what is good instead may go into it. */
function written({ sample, isText, behind }: Slot, language: string): Plain[] {
  const [next, ...others] = behind;
  const isAnswer = next !== undefined && answers(next, sample, language);
  if (isAnswer) sample.good = lineEnded(valueIn(next, 'good') as Plain);
  const isEmpty = VERDICTS.every((key) => sample[key] === undefined);
  const own = isText && sample.code !== undefined ? sample.code : sample;
  return [...(isEmpty ? [] : [own]), ...samplesOf(isAnswer ? others : behind, language)];
}
