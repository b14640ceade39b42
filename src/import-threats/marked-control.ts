import type { ControlStatus } from './control-register.ts';

/** Marks and words with which a list of mitigations says of each how far it is. */
const MARKS: readonly (readonly [ControlStatus, RegExp])[] = [
  ['recommended', /^(?:(?:❌|✗|✘|⬜|☐|\[ \])\uFE0F?\s*)+/u],
  ['planned', /^(?:(?:⏳|🚧|🔜|📅|🕒)\uFE0F?\s*)+/u],
  ['existing', /^(?:(?:✅|✓|✔|☑|🟢|\[[xX]\]|:white_check_mark:|:heavy_check_mark:)\uFE0F?\s*)+/u],
];
const WORDS: readonly (readonly [ControlStatus, RegExp])[] = [
  [
    'recommended',
    /\s*[([](?:not (?:yet )?(?:implemented|done|in place)|missing|recommended|proposed|to ?do|open)[)\]]\.?$/i,
  ],
  ['planned', /\s*[([](?:planned|scheduled|in progress)[)\]]\.?$/i],
  [
    'existing',
    /\s*[([](?:already )?(?:implemented|existing|done|in place|current|active|enabled)[)\]]\.?$/i,
  ],
];

/** What a mitigation says of itself, and its words without that; no status when it says nothing. */
export function markedControl(markdown: string): {
  readonly text: string;
  readonly status?: ControlStatus;
} {
  const mark = MARKS.find(([, pattern]) => pattern.test(markdown));
  const unmarked = mark === undefined ? markdown : markdown.replace(mark[1], '');
  // Behind several sentences the words may be about the last one only.
  const isOne = !/[.;!?]\s+\S/.test(unmarked.replace(/\.?$/, ''));
  const word = isOne ? WORDS.find(([, pattern]) => pattern.test(unmarked)) : undefined;
  const text = word === undefined ? unmarked : unmarked.replace(word[1], '');
  const status = word?.[0] ?? mark?.[0];
  return status === undefined || text.trim() === '' ? { text: markdown } : { text, status };
}
