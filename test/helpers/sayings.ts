import fc from 'fast-check';
import { hostileText } from './hostile.ts';
import type { Slot } from './slots.ts';

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

/** Sayings for a model with these places. */
export function sayingsFor(slots: readonly Slot[]): fc.Arbitrary<Sayings> {
  return fc.record({
    start: fc.nat(slots.length - 1),
    said: fc.array(saying, { minLength: 1, maxLength: 40 }),
    absence: fc.constantFrom(0, 2, 3, 5, 1),
    elements: fc.constantFrom('list', 'table'),
  });
}

/** The words of every slot, null where an optional one is left out. */
export function wordsFor(
  slots: readonly Slot[],
  { start, said, absence }: Sayings,
): (string | null)[] {
  return slots.map(({ kind, optional }, index) => {
    if (optional && absence > 0 && index % absence === 0) return null;
    const found = said[(index - start + slots.length) % slots.length];
    const word = wordOf(index);
    if (kind === 'language')
      return found === undefined ? `a${word}` : found.text.slice(0, 180).trim() || 'x';
    if (found === undefined) return kind === 'code' ? `plain(${word})` : `Plain ${word}`;
    if (kind === 'channel') return channelOf(found, word);
    const text = kind === 'name' ? found.text.slice(0, 180) : found.text;
    return found.wordFirst ? `${word}${found.joint}${text}` : `${text}\n\n${word}`;
  });
}

/** A URL, an e-mail address or words, with as much of the text as their form allows. */
function channelOf({ text, wordFirst, joint }: Saying, word: string): string {
  const short = text.slice(0, 40);
  if (joint === ' ') return `${wordFirst ? word : ''} ${short} ${wordFirst ? '' : word}`;
  if (joint === '\n') return `https://shop.example/${word}${short.replace(/[\s<>]/g, '')}`;
  return `${word}${short.replace(/[^\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]/gu, '')}@shop.example`;
}

/** The same places filled with harmless words. */
export function harmlessWordsFor(slots: readonly Slot[], choice: Sayings): (string | null)[] {
  return wordsFor(slots, { ...choice, said: [] });
}

/** A word that no other text holds, to find a value again. */
export function wordOf(index: number): string {
  return `zq${index}z`;
}
