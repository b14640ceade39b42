const PREFIX =
  /^(?:\*\*|__|`)?(?:(recommended|existing|additional|planned) )?(security control|accepted risk|security requirement|requirement|control)s?(?:\*\*|__|`)?\s*:\s*(?:\*\*|__|`)?\s*/i;

/** What the first words of an item say of it. */
export interface Prefixed {
  readonly kind?: 'control' | 'risk' | 'requirement';
  readonly status?: string;
  readonly text: string;
}

/** Takes `security control:` and its relatives off a text. */
export function withoutPrefix(markdown: string): Prefixed {
  const found = PREFIX.exec(markdown);
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
