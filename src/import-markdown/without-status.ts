/** What brackets and leads say of a control that is not there, and the status that means it. */
const STATUSES: Readonly<Record<string, 'planned' | 'recommended'>> = {
  recommended: 'recommended',
  proposed: 'recommended',
  'not yet implemented': 'recommended',
  planned: 'planned',
  future: 'planned',
  'to be implemented': 'planned',
};

const WORD = `(${Object.keys(STATUSES).join('|')})`;
const BRACKET = `(?:\\(${WORD}\\)|\\[${WORD}\\](?!\\())`;

/** `Name (planned).`, also with the brackets marked. */
const BEHIND = new RegExp(`^(.*[^\\s*_])\\s*(?:\\s[*_]{1,2})?${BRACKET}[*_]{0,2}\\s*\\.?$`, 'is');
/** `**Name (planned)**`, `**Name (planned)**: text`, `Name (planned): text`: only brackets go. */
const INSIDE = new RegExp(
  `^([^:()\\n]{2,150}?(?:\\([^:()\\n]{1,60}\\)[^:()\\n]{0,60}?)?)\\s*${BRACKET}((?:\\*\\*:?|:\\*\\*|:)(?:\\s.*)?)$`,
  'is',
);
/** `(Planned) name`, `**(Planned) name**: text`, `*(Planned)* name`. */
const BEFORE = new RegExp(
  `^(?:(\\*\\*|)${BRACKET}:?|[*_]{1,2}${BRACKET}:?[*_]{1,2}:?)\\s+(?=\\S)`,
  'i',
);
/** `Planned: name`, marked or not. */
const LEAD = new RegExp(`^[*_]{0,2}${WORD}(?:[*_]{1,2}:|:[*_]{0,2})\\s+(?=\\S)`, 'i');

/** A control without the word that says that it is not there yet, and its status. */
export interface Stated {
  readonly text: string;
  /** Undefined when nothing certain is said, so that the control counts as one that is there. */
  readonly status?: 'planned' | 'recommended';
}

/** Takes `(recommended)` and its relatives off a control, at its start or end or behind its name. */
export function withoutStatus(markdown: string): Stated {
  const behind = BEHIND.exec(markdown);
  if (behind !== null) return stated(behind[1] ?? '', behind.slice(2));
  const inside = INSIDE.exec(markdown);
  if (inside !== null) return stated(`${inside[1]}${inside.at(-1)}`, inside.slice(2, -1));
  const before = BEFORE.exec(markdown);
  if (before !== null)
    return stated(`${before[1] ?? ''}${markdown.slice(before[0].length)}`, before.slice(2));
  const lead = LEAD.exec(markdown);
  if (lead !== null) return stated(markdown.slice(lead[0].length), lead.slice(1));
  return { text: markdown };
}

function stated(text: string, words: readonly (string | undefined)[]): Stated {
  const word = words.find((found) => found !== undefined)?.toLowerCase() ?? '';
  const status = STATUSES[word];
  return status === undefined ? { text } : { text, status };
}
