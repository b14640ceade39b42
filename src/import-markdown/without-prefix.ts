const WORDS =
  /(?:(recommended|existing|additional|planned) )?(security control|accepted risk|security requirement|requirement|control)s?/
    .source;

const MARK = '(?:\\*\\*|__|`)';

/** Bold or as code, with the colon in or behind the marks; what is bold after that is a title. */
const MARKED = new RegExp(
  `^${MARK}${WORDS}(?:${MARK}\\s*:\\s*|\\s*:${MARK}\\s*|\\s*:\\s*)`,
  'i',
);
const PLAIN = new RegExp(`^${WORDS}\\s*:\\s*`, 'i');

/** What the first words of an item say of it. */
export interface Prefixed {
  readonly kind?: 'control' | 'risk' | 'requirement';
  readonly status?: string;
  readonly text: string;
}

/** Takes `security control:` and its relatives off a text. */
export function withoutPrefix(markdown: string): Prefixed {
  const found = MARKED.exec(markdown) ?? PLAIN.exec(markdown);
  if (found === null) return { text: markdown };
  const [whole, status = '', word = ''] = found;
  const rest = markdown.slice(whole.length);
  // `**security control: Title**: text` loses one end of its marks.
  const isHalf = /^\*\*/.test(whole) && !/\*\*/.test(whole.slice(2));
  const text = isHalf ? rest.replace('**', '') : rest;
  const kind = /risk/i.test(word) ? 'risk' : /requirement/i.test(word) ? 'requirement' : 'control';
  return {
    kind,
    text: text.trim(),
    ...(status === '' ? {} : { status: status.toLowerCase() }),
  };
}
