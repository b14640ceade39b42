import { type Html, html } from './html.ts';

/** A list of what is known, each with what it is; what is not known is left out. */
export function facts(
  pairs: readonly (readonly [name: string, value: Html | string | null])[],
): Html {
  const known = pairs.filter(([, value]) => value !== null && String(value) !== '');
  if (known.length === 0) return html``;
  return html`<dl class="facts">${known.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}
