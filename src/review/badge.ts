import { nameOfId } from '../model/views.ts';
import { type Html, html } from './html.ts';

/** A severity as a word on its colour; one that is not rated says so. */
export function severityBadge(severity: string | null): Html {
  const word = severity ?? 'unrated';
  return html`<span class="severity is-${word}">${nameOfId(word)}</span>`;
}

/** How a risk stands, or of what status a control is, as a word with a sign. */
export function statusBadge(status: string): Html {
  return html`<span class="status is-${status}">${nameOfId(status)}</span>`;
}
