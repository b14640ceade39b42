import type { RiskView } from '../view/risk-view.ts';
import { statusBadge } from './badge.ts';
import { type Context, linksTo, linkTo } from './context.ts';
import { facts } from './facts.ts';
import { type Html, html, joined } from './html.ts';
import { markdownHtml } from './markdown-html.ts';
import { webAddress } from './web-address.ts';

/** What is to say of a risk besides what the columns do. */
export function riskDetails(risk: RiskView, context: Context): Html {
  const { description, controls, reason, businessRisks, ticket, cvss, references } = risk;
  const more = facts([
    ['Reason', reason === null ? null : markdownHtml(reason)],
    ['Business risks', linksTo(businessRisks, context)],
    ['Ticket', addressOrText(ticket)],
    ['CVSS', cvss === null ? null : html`<code>${cvss}</code>`],
    [
      'References',
      joined(
        references.map(({ name, url }) => addressOrText(name, url)),
        ', ',
      ),
    ],
  ]);
  return html`<div class="description">${markdownHtml(description)}</div>
${
  controls.length > 0 &&
  html`<p class="answers">Controls: ${joined(
    controls.map(
      (control) =>
        html`${linkTo(control, context)}${control.status !== 'existing' && html` ${statusBadge(control.status)}`}`,
    ),
    ', ',
  )}</p>`
}${more.markup !== '' && html`<details><summary>More<span class="unseen"> about ${risk.name}</span></summary>${more}</details>`}`;
}

function addressOrText(text: string | null, address = text): Html | null {
  if (text === null) return null;
  const url = webAddress(address ?? '');
  return url === null ? html`${text}` : html`<a href="${url}" rel="noreferrer">${text}</a>`;
}
