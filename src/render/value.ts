/** Text in markdown, as the model holds it: becomes nodes, never text of the template. */
export interface Markdown {
  readonly markdown: string;
}

/** What a template can print. A plain string is printed as written, whatever it contains. */
export type Value = string | number | Markdown | null;

export function isMarkdown(value: unknown): value is Markdown {
  return typeof value === 'object' && value !== null && 'markdown' in value;
}
