/** A stated time as hours: how long it is at least and at most, since a month has 28 to 31 days. */
export interface Duration {
  readonly least: number;
  readonly most: number;
}

const DAY = 24;

/** Hours of one of each unit. Five working days can be a week, and a holiday may lie in it. */
const UNITS: readonly (readonly [RegExp, Duration])[] = [
  [/^(?:mins?|minutes?)$/, { least: 1 / 60, most: 1 / 60 }],
  [/^(?:h|hrs?|hours?)$/, { least: 1, most: 1 }],
  [/^(?:d|days?|calendar days?)$/, { least: DAY, most: DAY }],
  [/^(?:business|working|work) days?$/, { least: DAY, most: 4 * DAY }],
  [/^(?:w|wks?|weeks?)$/, { least: 7 * DAY, most: 7 * DAY }],
  [/^months?$/, { least: 28 * DAY, most: 31 * DAY }],
  [/^(?:y|yrs?|years?)$/, { least: 365 * DAY, most: 366 * DAY }],
];

const WORDS: readonly string[] = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve'],
];

const BEFORE =
  '(?:(?:with)?in|up to|at most|at the latest|no (?:more|later) than|not later than|max(?:imum)?\\.?|under|less than|about|around|approximately|approx\\.?|circa|ca\\.|[<≤~]=?)';
const NUMBER = `\\d+(?:\\.\\d+)?|an?|${WORDS.slice(1).join('|')}`;
const UNIT = '[a-z]+(?: days?)?';
const STATED = new RegExp(
  `^(?:${BEFORE} ?)?(?:(?:${NUMBER})(?: ?${UNIT})? ?(?:-|to|or) ?)?(?<count>${NUMBER}) ?(?<unit>${UNIT})\\.?$`,
);

/**
 * How long a time is that is written as `48 hours`, `within 3 business days` or `1–2 weeks`: of a
 * range its upper end. Undefined for what is no length, such as `next release`.
 */
export function durationOf(text: string): Duration | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[‐‑–—]/g, '-')
    .replace(/\(s\)/g, 's')
    .replace(/\s+/g, ' ');
  const { count = '', unit = '' } = STATED.exec(plain)?.groups ?? {};
  const length = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  if (length === undefined) return undefined;
  const factor = /^an?$/.test(count) ? 1 : /\d/.test(count) ? Number(count) : WORDS.indexOf(count);
  return { least: factor * length.least, most: factor * length.most };
}
