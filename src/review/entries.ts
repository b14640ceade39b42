import type { EntryView } from '../view/markdown.ts';
import { type Html, html } from './html.ts';
import { markdownHtml } from './markdown-html.ts';

/** Points of the model as a list. */
export function entries(points: readonly EntryView[]): Html {
  if (points.length === 0) return html``;
  return html`<ul>${points.map(
    ({ name, text, items }) =>
      html`<li>${name !== null && html`<strong>${name}</strong>${text !== null && ' '}`}${markdownHtml(text)}${entries(items)}</li>`,
  )}</ul>`;
}
