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
  [/^(?:bds?|(?:business|working|work) days?)$/, { least: DAY, most: 4 * DAY }],
  [/^(?:w|wks?|weeks?)$/, { least: 7 * DAY, most: 7 * DAY }],
  [/^(?:business|working|work) weeks?$/, { least: 5 * DAY, most: 20 * DAY }],
  [/^fortnights?$/, { least: 14 * DAY, most: 14 * DAY }],
  [/^months?$/, { least: 28 * DAY, most: 31 * DAY }],
  [/^quarters?$/, { least: 90 * DAY, most: 92 * DAY }],
  [/^(?:y|yrs?|years?)$/, { least: 365 * DAY, most: 366 * DAY }],
];

const WORDS: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['half a', 0.5],
  ['half an', 0.5],
  ...[
    ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
    ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen'],
  ].map((word, index) => [word, index + 1] as const),
  ['twenty', 20],
  ['thirty', 30],
  ['forty-five', 45],
  ['sixty', 60],
  ['ninety', 90],
]);

const BEFORE =
  '(?:(?:with)?in|up to|at most|at the latest|no (?:more|later) than|not later than|max(?:imum)?\\.?|under|less than|about|around|approximately|approx\\.?|circa|ca\\.|[<≤~]=?|usually|typically|normally|generally|ideally|target:?)';
const NUMBER = `\\d+(?:\\.\\d+)?|${[...WORDS.keys()].sort((one, other) => other.length - one.length).join('|')}`;
const UNIT = '[a-z]+(?: (?:days?|weeks?))?';
const STATED = new RegExp(
  `^(?:${BEFORE} ?)*(?:(?:${NUMBER})(?: ?${UNIT})? ?(?:-|to|or) ?)?(?<count>${NUMBER}) ?(?<unit>${UNIT})\\.?$`,
);

/** Words behind a time that change nothing about it: a limit is what it is, and a report its start. */
const BEHIND =
  /,? (?:max(?:imum)?|at most|at the latest|tops|or (?:less|fewer|sooner|faster|earlier)|usually|typically|(?:of|after|from|following) (?:the |your |a |its )?(?:receipt|report|reporting|receiving.*|submission))$/;

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
    .replace(/days \((?:business|working)(?: days)?\)$/, 'business days')
    .replace(/ ?\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(\d),(?=\d\b)/, '$1.')
    .replace(/(\d)-(?=[a-z])/, '$1 ')
    .replace(/^between (.+) and /, '$1 to ')
    .replace(/^(?:the )?next (?=(?:business|working) day$)/, '1 ')
    .replace(BEHIND, '');
  const { count = '', unit = '' } = STATED.exec(plain)?.groups ?? {};
  const length = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  if (length === undefined) return undefined;
  const factor = WORDS.get(count) ?? Number(count);
  return { least: factor * length.least, most: factor * length.most };
}
