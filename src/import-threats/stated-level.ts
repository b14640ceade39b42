import type { Impact, Likelihood } from '../model/levels.ts';
import type { Treatment } from '../model/risk.ts';
import { inEnglish } from './in-english.ts';

/** A level that a text states, and whether it does so in a word of the model. */
export interface StatedLevel<Level> {
  readonly level: Level;
  /** The word as it stands. */
  readonly word: string;
  readonly isExact: boolean;
  /** The text says more than the level. */
  readonly hasMore: boolean;
}

const LIKELIHOODS: Readonly<Record<string, Likelihood>> = {
  low: 'low',
  'very low': 'low',
  rare: 'low',
  unlikely: 'low',
  'very unlikely': 'low',
  'highly unlikely': 'low',
  'rarely likely': 'low',
  'less likely': 'low',
  'not likely': 'low',
  improbable: 'low',
  negligible: 'low',
  remote: 'low',
  medium: 'medium',
  moderate: 'medium',
  possible: 'medium',
  plausible: 'medium',
  occasional: 'medium',
  high: 'high',
  'very high': 'high',
  likely: 'high',
  'very likely': 'high',
  'highly likely': 'high',
  'quite likely': 'high',
  probable: 'high',
  frequent: 'high',
  certain: 'high',
  'almost certain': 'high',
  l: 'low',
  m: 'medium',
  med: 'medium',
  h: 'high',
};

const IMPACTS: Readonly<Record<string, Impact>> = {
  low: 'low',
  'very low': 'low',
  minor: 'low',
  negligible: 'low',
  insignificant: 'low',
  medium: 'medium',
  moderate: 'medium',
  high: 'high',
  major: 'high',
  significant: 'high',
  severe: 'high',
  serious: 'high',
  critical: 'critical',
  'very high': 'critical',
  catastrophic: 'critical',
  extreme: 'critical',
  l: 'low',
  m: 'medium',
  med: 'medium',
  h: 'high',
  c: 'critical',
  crit: 'critical',
};

export function likelihoodIn(text: string): StatedLevel<Likelihood> | undefined {
  return stated(text, LIKELIHOODS);
}

export function impactIn(text: string): StatedLevel<Impact> | undefined {
  return stated(text, IMPACTS);
}

/** A level at the start of a text: `High`, `**Medium** (…)`, `Low, as …`; no range such as `low to high`. */
function stated<Level extends string>(
  text: string,
  words: Readonly<Record<string, Level>>,
): StatedLevel<Level> | undefined {
  const marked = text
    .slice(0, 200)
    .replace(/[*_`]/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  // `4 (Likely)` and `3/5: Medium` count and say what the count means.
  const written = marked.replace(/^\d+(?:\.\d+)?(?:\s*\/\s*\d+)?\s*[-–—:=(]\s*(?=\p{L})/u, '');
  const plain = inEnglish(written);
  const [, whole = '', rest = ''] =
    /^((?:very |almost |highly |rarely |less |not |quite )?[a-z]+)\b(.*)$/is.exec(plain) ?? [];
  const key = whole.toLowerCase();
  // Every object has a `constructor`.
  const level = Object.hasOwn(words, key) ? words[key] : undefined;
  // A letter is a level only where it stands alone.
  if (level === undefined || (whole.length === 1 && /[\p{L}\p{N}]/u.test(rest))) return undefined;
  if (
    /^\s*(?:to|or|-|–|—|\/)\s*(?:very |almost )?(?:low|medium|moderate|high|critical)\b/i.test(rest)
  )
    return undefined;
  // `High availability is lost` is about something else.
  if (
    /^\s+(?!(?:likelihood|impact|probability|risk|severity|as|due|because|since|if|when|for|given|with|without|but|until|in|on|depending)\b)[a-z]/i.test(
      rest,
    )
  )
    return undefined;
  return {
    level,
    word: plain === written ? whole : written.slice(0, written.length - rest.length),
    isExact: plain === written && key === level,
    hasMore:
      written !== marked ||
      /[\p{L}\p{N}]/u.test(rest.replace(/^\s*(?:likelihood|impact|severity|risk)\b/i, '')),
  };
}

const STRIDE: readonly (readonly [string, RegExp])[] = [
  ['spoofing', /\bspoof\w*/i],
  ['tampering', /\btamper\w*/i],
  ['repudiation', /\b(?:non-?)?repudiation/i],
  [
    'information-disclosure',
    /\binfo(?:rmation)?[ -]?(?:disclosure|leak(?:age)?)|\bdata (?:disclosure|leak\w*)/i,
  ],
  ['denial-of-service', /\bdenial[ -]of[ -]service\b|\bDoS\b/i],
  [
    'elevation-of-privilege',
    /\b(?:elevation|escalation)[ -]of[ -]privileges?\b|\bprivilege (?:escalation|elevation)\b|\bEoP\b/i,
  ],
];

const LETTERS: Readonly<Record<string, string>> = {
  S: 'spoofing',
  T: 'tampering',
  R: 'repudiation',
  I: 'information-disclosure',
  D: 'denial-of-service',
  E: 'elevation-of-privilege',
};

/** The kinds of STRIDE that a text names, and what of the text is none. */
export function strideIn(text: string): { readonly kinds: string[]; readonly rest: string } {
  const plain = text
    .replace(/[*_`]/g, '')
    .replace(/^STRIDE\s*:\s*/i, '')
    .trim();
  const letters = /^[STRIDE](?:\s*[,/&+;|]?\s*[STRIDE]){0,5}$/.test(plain)
    ? [...plain.matchAll(/[STRIDE]/g)].map(([letter]) => LETTERS[letter] ?? '')
    : [];
  if (letters.length > 0) return { kinds: [...new Set(letters)], rest: '' };
  let rest = plain;
  const kinds = STRIDE.flatMap(([kind, pattern]) => {
    if (!pattern.test(plain)) return [];
    rest = rest.replace(pattern, ' ');
    return [kind];
  });
  rest = rest
    .replace(/\(\s*(?:(?:DoS|EoP|[STRIDE])\s*)?\)|\bDoS\b|\bEoP\b/g, ' ')
    .replace(/^[\s,/&+;|-]*(?:and\b)?|(?<![\s,/&+;|-])[\s,/&+;|-]+$/g, '')
    .trim();
  const short = shortKinds(rest);
  if (short.length > 0) return { kinds: [...new Set([...kinds, ...short])], rest: '' };
  return { kinds, rest: /\p{L}{2}|\d/u.test(rest.replace(/\band\b/g, '')) ? rest : '' };
}

/** The kind that a mapping names by its letters: `STRIDE:T`, `STRIDE:ID`, `STRIDE: EoP`. */
export function strideCode(text: string): string | undefined {
  const code = /^STRIDE\s*[:-]\s*([A-Za-z]{1,3})$/.exec(text)?.[1]?.toUpperCase();
  if (code === 'ID') return LETTERS.I;
  return LETTERS[/^(?:DOS|EOP)$/.test(code ?? '') ? (code ?? '').charAt(0) : (code ?? '')];
}

/** First words of kinds, which stand for them in a cell. */
const SHORT: Readonly<Record<string, string>> = {
  information: 'information-disclosure',
  disclosure: 'information-disclosure',
  denial: 'denial-of-service',
  elevation: 'elevation-of-privilege',
};

/** The kinds of a text that is nothing but their first words: `Denial`, `Elevation / Disclosure`. */
function shortKinds(text: string): string[] {
  const words = text.toLowerCase().split(/\s*[,/&+;|]\s*|\s+and\s+/);
  const kinds = words.map((word) => (Object.hasOwn(SHORT, word) ? SHORT[word] : undefined));
  return kinds.every((kind) => kind !== undefined) ? kinds : [];
}

/** What a status says of a threat. */
export interface StatedStatus {
  readonly treatment?: Treatment;
  /** What the mitigations are that stand beside the status. */
  readonly controls: 'existing' | 'planned' | 'recommended' | undefined;
}

/** Words that take back what stands before them: `Mitigated (partially)`, `Implemented: no`. */
const UNDONE =
  /\bpartial|\bpartly|\b(?:in part|half|mostly|except|not|next|planned|pending|scheduled|in progress|to ?do|wont|missing)\b|n['’]t\b|\bno\b(?! (?:longer|further|more|remaining|open|known)\b)|(?<!\b100 ?)%/iu;

/** Words of a decision that nobody has taken yet. */
const UNDECIDED =
  /\b(?:pending|awaiting|awaits|proposed|requested|under review|tbd|next|planned|declined|rejected|refused)\b|^(?:risk )?acceptance\b.*(?:\b(?:no|not|criteria)\b|n['’]t\b)/u;

/** True for words that say of something done, before or behind, that it is not, or not whole. */
export function isUndone(text: string): boolean {
  return UNDONE.test(text);
}

const STATUSES: readonly (readonly [RegExp, StatedStatus])[] = [
  [
    /^(?:not|un|in)[ -]?(?:yet )?(?:mitigated|implemented|addressed|resolved|fixed|complete|started|done)|^(?:open|todo|to do|new|identified|missing|none|no|pending|backlog|❌|✗|🔴)\b|^[❌✗🔴]/u,
    { controls: 'recommended' },
  ],
  [
    /^(?:partial|partly|incomplete|in progress|ongoing|wip|mostly|⚠|🟡|🚧)|^[⚠🟡🚧]/iu,
    { controls: undefined },
  ],
  [
    /^(?:planned|scheduled|accepted for|roadmap|future)\b/,
    { treatment: 'mitigate', controls: 'planned' },
  ],
  [
    /^(?:risk )?accept|^by design|^won['’]?t fix|^wontfix|^tolerat/,
    { treatment: 'accept', controls: 'existing' },
  ],
  [/^transfer|^shared\b|^insured/, { treatment: 'transfer', controls: undefined }],
  [/^avoid|^eliminated|^removed/, { treatment: 'avoid', controls: undefined }],
  [
    /^(?:fully )?(?:mitigated|implemented|addressed|resolved|fixed|done|closed|complete[d]?|remediated|controlled|covered|yes)\b/,
    { treatment: 'mitigate', controls: 'existing' },
  ],
];

/** What a status says, where it is one of the usual words. */
export function statusIn(text: string): StatedStatus | undefined {
  const plain = text.replace(/[*_`]/g, '').trim();
  const words = inEnglish(plain)
    .replace(/^(?:✅|✓|✔|☑|🟢|:white_check_mark:|:heavy_check_mark:)\uFE0F?\s*/u, '')
    .toLowerCase();
  if (words === '' && plain !== '') return { treatment: 'mitigate', controls: 'existing' };
  const found = STATUSES.find(([pattern]) => pattern.test(words))?.[1];
  const { treatment } = found ?? {};
  const isDoing = treatment === 'mitigate' && found?.controls === 'existing';
  const isTakenBack =
    isDoing || treatment === 'avoid'
      ? isUndone(words)
      : treatment !== 'mitigate' && treatment !== undefined && UNDECIDED.test(words);
  return isTakenBack ? { controls: undefined } : found;
}
