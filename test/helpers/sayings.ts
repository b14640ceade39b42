import fc from 'fast-check';
import { SLOTS } from './full-model.ts';
import { hostileText } from './hostile.ts';

/** Somebody's words for a place of the model. */
interface Saying {
  readonly text: string;
  /** A word that no other text has stands before or behind it, and how it is parted from it. */
  readonly wordFirst: boolean;
  readonly joint: string;
}

const saying: fc.Arbitrary<Saying> = fc.record({
  text: hostileText,
  wordFirst: fc.boolean(),
  joint: fc.constantFrom('\n\n', '\n', ' '),
});

/** Some neighbouring places of the model with such words; the others say something harmless. */
export const sayings = fc.record({
  start: fc.nat(SLOTS.length - 1),
  said: fc.array(saying, { minLength: 1, maxLength: 40 }),
  absent: fc.uniqueArray(fc.nat(SLOTS.length - 1), { maxLength: 40 }),
  elements: fc.constantFrom('list' as const, 'table' as const),
});

export type Sayings = typeof sayings extends fc.Arbitrary<infer Value> ? Value : never;

/** The words of every slot, null where an optional one is left out. */
export function wordsFor({ start, said, absent }: Sayings): (string | null)[] {
  return SLOTS.map(({ kind, optional }, index) => {
    if (optional && absent.includes(index)) return null;
    const found = said[(index - start + SLOTS.length) % SLOTS.length];
    const word = wordOf(index);
    if (found === undefined) return `Plain ${word}`;
    const text = kind === 'name' ? found.text.slice(0, 180) : found.text;
    return found.wordFirst ? `${word}${found.joint}${text}` : `${text}\n\n${word}`;
  });
}

/** A word that no other text holds, to find a value again. */
export function wordOf(index: number): string {
  return `zq${index}z`;
}
