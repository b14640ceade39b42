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

/** Words for some neighbouring places of the model; the others say something harmless. */
export interface Sayings {
  readonly start: number;
  readonly said: readonly Saying[];
  /** Which optional places are left out: none (0), all (1), every second one (2), and so on. */
  readonly absence: number;
  readonly elements: 'list' | 'table';
}

export const sayings: fc.Arbitrary<Sayings> = fc.record({
  start: fc.nat(SLOTS.length - 1),
  said: fc.array(saying, { minLength: 1, maxLength: 40 }),
  absence: fc.constantFrom(0, 2, 3, 5, 1),
  elements: fc.constantFrom('list', 'table'),
});

/** The words of every slot, null where an optional one is left out. */
export function wordsFor({ start, said, absence }: Sayings): (string | null)[] {
  return SLOTS.map(({ kind, optional }, index) => {
    if (optional && absence > 0 && index % absence === 0) return null;
    const found = said[(index - start + SLOTS.length) % SLOTS.length];
    const word = wordOf(index);
    if (found === undefined) return `Plain ${word}`;
    const text = kind === 'name' ? found.text.slice(0, 180) : found.text;
    return found.wordFirst ? `${word}${found.joint}${text}` : `${text}\n\n${word}`;
  });
}

/** The same places filled with harmless words. */
export function harmlessWordsFor(choice: Sayings): (string | null)[] {
  return wordsFor({ ...choice, said: [] });
}

/** A word that no other text holds, to find a value again. */
export function wordOf(index: number): string {
  return `zq${index}z`;
}
