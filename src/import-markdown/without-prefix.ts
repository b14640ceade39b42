const WORDS =
  /(?:(recommended|existing|additional|planned) )?(security control|accepted risk|security requirement|requirement|control)s?/
    .source;

const MARK = '(?:\\*\\*|__|`)';

/** Bold or as code, with the colon in or behind the marks; what is bold after that is a title. */
const MARKED = new RegExp(`^${MARK}${WORDS}(?:${MARK}\\s*:\\s*|\\s*:${MARK}\\s*|\\s*:\\s*)`, 'i');
const PLAIN = new RegExp(`^${WORDS}(?:\\s*:\\s*|\\s+[–—-]\\s+)`, 'i');

/** The title in brackets, or no colon at all; `security control is …` is a sentence. */
const TITLED = /^(security control|accepted risk)s? \(([^()]{2,80})\)(?:\s*:|\s+[–—-])\s*(?=\S)/i;
const BARE =
  /^(security control|accepted risk) (?!(?:is|are|was|has|must|should|shall|will|can|may|for|in|of|and|or|to|by|that|which)\b)(?=[\p{L}\p{N}])/iu;

/** What the first words of an item say of it. */
export interface Prefixed {
  readonly kind?: 'control' | 'risk' | 'requirement';
  readonly status?: string;
  readonly text: string;
}

/** Takes `security control:` and its relatives off a text. */
export function withoutPrefix(markdown: string): Prefixed {
  const titled = TITLED.exec(markdown);
  if (titled !== null)
    return {
      kind: kindOf(titled[1] ?? ''),
      text: `${titled[2]}: ${markdown.slice(titled[0].length)}`,
    };
  const found = MARKED.exec(markdown) ?? PLAIN.exec(markdown);
  if (found === null) {
    const bare = BARE.exec(markdown);
    if (bare === null) return { text: markdown };
    return { kind: kindOf(bare[1] ?? ''), text: markdown.slice(bare[0].length) };
  }
  const [whole, status = '', word = ''] = found;
  const rest = markdown.slice(whole.length);
  // `**security control: Title**: text` loses one end of its marks.
  const isHalf = /^\*\*/.test(whole) && !/\*\*/.test(whole.slice(2));
  const text = isHalf ? rest.replace('**', '') : rest;
  return {
    kind: kindOf(word),
    text: text.trim(),
    ...(status === '' ? {} : { status: status.toLowerCase() }),
  };
}

function kindOf(word: string): NonNullable<Prefixed['kind']> {
  if (/risk/i.test(word)) return 'risk';
  return /requirement/i.test(word) ? 'requirement' : 'control';
}
