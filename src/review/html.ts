/** Markup that is safe to put into the page as it is. Only `html` and this room's makers give one. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template: text is escaped, nothing leaves nothing, lists are run together. */
type Value = Html | string | number | null | false | undefined | readonly Value[];

/**
 * The page's one escaper. Values stand between tags or in quoted attributes, never in a script, a
 * style, or an attribute that runs; an address goes through `webAddress` first.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  let markup = parts[0] ?? '';
  for (const [index, value] of values.entries())
    markup += written(value) + (parts[index + 1] ?? '');
  return new Html(markup);
}

function written(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map(written).join('');
  return escapeHtml(String(value));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text for any place between tags or in quotes. Characters that HTML cannot hold become the
 * replacement character; those that turn the direction of a line are left out (CVE-2021-42574).
 */
function escapeHtml(text: string): string {
  return text
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (found) => ESCAPES[found] ?? found);
}

/** Things with something between each two. */
export function joined(items: readonly Value[], between: Html | string): Html {
  return html`${items.flatMap((item, index) => (index === 0 ? [item] : [between, item]))}`;
}
