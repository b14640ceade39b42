/** Longest word, in characters, that fits the 200 pixels at which mermaid wraps a label. */
const LONGEST_WORD = 24;

const LONG_WORD = new RegExp(`\\S{${LONGEST_WORD + 1},}`, 'gu');

/** The longest piece that fits and ends after a separator, else as much as fits. */
const PIECE = new RegExp(`.{8,${LONGEST_WORD - 1}}[-/.:_@,;|?&=]|.{1,${LONGEST_WORD}}`, 'gsu');

/** Characters that belong to the one before: accents, joiners, emoji variants, skin tones, flags. */
const BELONGS_TO_FORMER =
  /^(?:[\u0300-\u036f]|\u200d|[\ufe00-\ufe0f]|[\u{1f1e6}-\u{1f1ff}]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}])/u;

/**
 * Breaks the lines of a text inside words that are too long for a box. Mermaid wraps at spaces
 * only: a long path or package name would make its box as wide as a whole diagram.
 */
export function breakWords(text: string): string {
  if (text.length <= LONGEST_WORD) return text;
  return text.replace(LONG_WORD, (word) => {
    let broken = '';
    for (const [piece] of word.matchAll(PIECE)) {
      const joined = broken === '' || broken.endsWith('\u200d') || BELONGS_TO_FORMER.test(piece);
      broken += joined ? piece : `\n${piece}`;
    }
    return broken;
  });
}
