import type { Change } from './change.ts';
import { type ChangedLine, lineChanges } from './line-changes.ts';
import type { Plain } from './plain.ts';
import { plainLines } from './plain-lines.ts';
import { wordsOf } from './words-of.ts';

/** Finds the edited line of a document that a change of the model was made in, from 1. */
export function lineFinder(base: string, edited: string): (change: Change) => number {
  const changes = lineChanges(plainLines(base), plainLines(edited));
  const isSaid = ({ text }: ChangedLine) => text.trim() !== '';
  const come = changes?.come.filter(isSaid) ?? [];
  const gone = changes?.gone.filter(isSaid) ?? [];
  const all = [...come, ...gone];
  const first = Math.min(...all.map(({ line }) => line), Number.MAX_SAFE_INTEGER);
  return ({ path, before, after }) => {
    const ids = path
      .filter((step) => typeof step === 'string')
      .slice(0, 4)
      .reverse();
    const isAbout = (text: string) => ids.some((id) => new RegExp(`[.]${id}[")]`).test(text));
    const find = (lines: typeof come, value: Plain | undefined) => {
      const words = value === undefined ? [] : wordsOf(value);
      const score = (text: string) =>
        words.filter((word) => text.includes(word)).length / Math.max(1, words.length) +
        (isAbout(text) ? 0.5 : 0);
      return lines
        .map(({ text, line }) => ({ line, score: score(text) }))
        .filter((one) => one.score > 0)
        .sort((left, right) => right.score - left.score || left.line - right.line)[0]?.line;
    };
    return find(come, after) ?? find(gone, before) ?? (all.length === 0 ? 1 : first);
  };
}
