import { plainText } from './plain-text.ts';

/** What cells of a column `Status` say of a control; each of these words says no more than that. */
const WHOLE: readonly (readonly [string | undefined, RegExp])[] = [
  [undefined, /^(?:existing|implemented|done|in place|active|complete[d]?|yes|[✅✓✔☑]\uFE0F?)$/iu],
  ['planned', /^planned$/i],
  ['recommended', /^(?:recommended|missing|not implemented|to[- ]?do|no|[❌✗✘☐]\uFE0F?)$/iu],
];

/** Words among others that say that work on it goes on. */
const PLANNED =
  /\b(?:planned|scheduled|in progress|in development|ongoing|started|wip|partly|partial(?:ly)?)\b/i;
const DONE =
  /^(?:[✅✓✔☑]\uFE0F?\s*)?(?:existing|implemented|done|in place|active|completed?|yes)\b/iu;
const OPEN =
  /\b(?:not?|never|missing|to[- ]?do|recommended|proposed|without|except|but|only|pending|needs?)\b|n['’]t\b/i;

/**
 * The status of a control that a cell states, undefined for an existing one: what is not clearly
 * done is not there. `isWhole` when the status says all of the cell.
 */
export function statusOfCell(cell: string): { status: string | undefined; isWhole: boolean } {
  const plain = plainText(cell).replace(/[.!]$/, '');
  const whole = WHOLE.find(([, words]) => words.test(plain));
  if (whole !== undefined) return { status: whole[0], isWhole: true };
  const isOpen = OPEN.test(plain);
  if (PLANNED.test(plain) && !/\bnot\b/i.test(plain)) return { status: 'planned', isWhole: false };
  return { status: DONE.test(plain) && !isOpen ? undefined : 'recommended', isWhole: false };
}
