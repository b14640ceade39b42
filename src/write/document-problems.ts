import type { Finding } from '../diagnostic.ts';
import { documentFinding } from './document-finding.ts';
import { documentState } from './document-state.ts';
import { printMarker } from './marker.ts';
import type { ReadDocument } from './read-document.ts';
import { type ZoneProblem, zoneProblem } from './zone-problem.ts';

const conflict = /^<{7} /;
const moveOut = `Move what you wrote between lines ${printMarker('keep', 'NAME')} and ${printMarker('end', 'NAME')} and restore the rest, or put it into the model`;

/**
 * Why an existing document must not be written over, if so: it is not ours, people wrote outside
 * its keep zones, or the zones cannot be read. Text that is about to be written anyway is no edit.
 */
export function documentProblems(
  file: string,
  old: ReadDocument,
  fresh: ReadDocument,
  force: boolean,
): readonly Finding[] {
  const state = old.hash === fresh.hash ? 'generated' : documentState(old);
  if (state === 'foreign' && !force) {
    const message =
      'This file was not written by threatdoc, and writing the document would replace it';
    const suggestion =
      'Rename or remove it, or use --force to overwrite it; only text in keep zones survives that.';
    return [documentFinding('document-not-generated', { file }, message, suggestion)];
  }
  if (old.problems.length > 0) {
    return old.problems.map((problem) => zoneFinding('zone-broken', file, problem));
  }
  const split = old.zones.filter(({ gap }) => gap === undefined);
  return [
    ...(state === 'edited' && !force ? [edited(file, old, fresh)] : []),
    ...split.map(({ name, place }) =>
      zoneFinding('zone-place-gone', file, zoneProblem.splits(place, name)),
    ),
  ];
}

function edited(file: string, old: ReadDocument, fresh: ReadDocument): Finding {
  const conflicted = old.outside.find(({ text, fenced }) => !fenced && conflict.test(text));
  if (conflicted) {
    const message = 'This document holds a merge conflict';
    const suggestion =
      'Merge the model, then use --force: the document is written anew and its keep zones stay.';
    const place = { file, line: conflicted.line };
    return documentFinding('document-edited', place, message, suggestion);
  }
  const foreign = linesMissing(old, fresh);
  const line = foreign[0] ?? 1;
  const extent =
    foreign.length === 0
      ? 'lines were removed, moved or parted'
      : `${foreign.length === 1 ? '1 line is' : `${foreign.length} lines are`} not what would be written now, from line ${line} on`;
  const message = `This document was edited outside its keep zones: ${extent}`;
  const suggestion = `${moveOut}, or use --force to overwrite it; keep zones stay.`;
  return documentFinding('document-edited', { file, line }, message, suggestion);
}

/** The numbers of the old lines that the new text does not hold, or not as often. */
function linesMissing(old: ReadDocument, fresh: ReadDocument): readonly number[] {
  const counts = new Map<string, number>();
  for (const { text } of fresh.outside) counts.set(text, (counts.get(text) ?? 0) + 1);
  const missing = old.outside.filter(({ text }) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count <= 0 && text.trim() !== '';
  });
  return missing.map(({ line }) => line);
}

function zoneFinding(
  code: 'zone-broken' | 'zone-place-gone',
  file: string,
  { message, suggestion, ...place }: ZoneProblem,
): Finding {
  return documentFinding(code, { file, ...place }, message, suggestion);
}
