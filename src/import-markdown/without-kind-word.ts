import type { Point } from './point.ts';

/** Words that say of a point what the label over its list says of all of them. */
const KINDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:business )?goal$/i, /\bgoals\b/i],
  [/^(?:business )?priority$/i, /\bpriorities\b/i],
  [/^(?:business )?objective$/i, /\bobjectives\b/i],
  [/^(?:critical |business )*process$/i, /\bprocess(?:es)?\b/i],
];

/** `Goal: text`, `**Goal:** text` or `**Goal**: text`. */
const LEAD = /^(\*\*)?([A-Za-z ]{4,30})(?:\s*:\*\*|\*\*\s*:|\s*:)\s*(?=\S)/;

/** Points without `Goal:` in front, when each of them has such a word and their label says it. */
export function withoutKindWord(points: readonly Point[], label: string): readonly Point[] {
  const all = points.map((point) => {
    const [whole = '', , word = ''] = LEAD.exec(point.text) ?? [];
    const isKind = KINDS.some(([one, many]) => one.test(word) && many.test(label));
    return isKind ? { ...point, text: point.text.slice(whole.length) } : undefined;
  });
  return all.every((point) => point !== undefined) ? all : points;
}
