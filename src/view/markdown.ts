import type { Entry } from '../model/forms.ts';

/** Text in markdown, told from plain text by its form. */
export interface MarkdownText {
  readonly markdown: string;
}

/** A point of a list, ready to print. */
export interface EntryView {
  readonly name: string | null;
  readonly text: MarkdownText | null;
  readonly items: readonly EntryView[];
}

/** The model's text as markdown, null when it says nothing. */
export function markdownOf(text: string | undefined): MarkdownText | null {
  return text === undefined ? null : { markdown: text };
}

/** The model's points as a template needs them. */
export function entriesOf(entries: readonly Entry[]): EntryView[] {
  return entries.map(({ name, text, items }) => ({
    name: name ?? null,
    text: markdownOf(text),
    items: entriesOf(items),
  }));
}
