import { counted } from '../report.ts';
import type { ControlUseView } from '../view/control-use-view.ts';
import type { ElementDetails, FlowAtElement } from '../view/element-details.ts';
import type { Link } from '../view/links.ts';
import { severityBadge, statusBadge } from './badge.ts';
import { type Context, linksTo, linkTo } from './context.ts';
import { entries } from './entries.ts';
import { facts } from './facts.ts';
import { type Html, html, joined } from './html.ts';
import { markdownHtml } from './markdown-html.ts';

/** Everything about an element or boundary: what the panel shows, and what stands in the page without a script. */
export function elementCard(details: ElementDetails, context: Context): Html {
  const { subject, name, type, technology, boundary, inside, contains, sameAs } = details;
  const place = (to: { subject: string; name: string }) =>
    html`<a href="#element-${to.subject}">${to.name}</a>`;
  const kind = [type ?? (boundary ? 'Boundary' : null), technology].filter((word) => word !== null);
  return html`<article class="card" id="element-${subject}" aria-labelledby="name-${subject}">
<header><h4 id="name-${subject}"><a href="#element-${subject}">${name}</a></h4><p class="kind">${kind.join(' · ')}</p>${worstOf(details, context)}</header>
${markdownHtml(details.description)}
${facts([
  ['Out of scope', details.outOfScope === null ? null : markdownHtml(details.outOfScope)],
  ['Inside', inside === null ? null : place(inside)],
  ['Contains', contains.length === 0 ? null : joined(contains.map(place), ', ')],
  ['Responsibilities', entries(details.responsibilities)],
  ['Security controls', controlList(details.controls, context)],
  ['Data', linksTo(details.data, context)],
  ['Same as', sameAs === null ? null : linkTo(sameAs, context)],
  ['Risks', riskList(details.risks, context)],
  ['Flows', flowList(details.flows, context)],
])}</article>
`;
}

/** The most severe of the risks that affect it, and how many there are. */
function worstOf({ risks }: ElementDetails, context: Context): Html {
  if (risks.length === 0) return html``;
  const found = risks.flatMap(
    ({ anchor }) => context.risks.get((anchor ?? '').replace(/^risks\./, '')) ?? [],
  );
  const [worst] = context.view.risks.filter((risk) => found.includes(risk));
  return html`<p class="worst">${severityBadge(worst?.severity ?? null)} <span class="quiet">${counted(risks.length, 'risk')}</span></p>`;
}

/** Controls of an element or flow, each with how far it is. */
export function controlList(controls: readonly ControlUseView[], context: Context): Html {
  if (controls.length === 0) return html``;
  return html`<ul>${controls.map(
    (control) =>
      html`<li>${linkTo(control, context)} ${statusBadge(control.status)}${control.description !== null && markdownHtml(control.description)}</li>`,
  )}</ul>`;
}

function riskList(risks: readonly Link[], context: Context): Html {
  if (risks.length === 0) return html``;
  return html`<ul class="risks-of">${risks.map((link) => {
    const risk = context.risks.get((link.anchor ?? '').replace(/^risks\./, ''));
    return html`<li>${risk !== undefined && severityBadge(risk.severity)} ${linkTo(link, context)} ${risk !== undefined && statusBadge(risk.status)}</li>`;
  })}</ul>`;
}

const DIRECTIONS = { to: ['→', 'to'], from: ['←', 'from'], both: ['↔', 'to and from'] } as const;

function flowList(flows: readonly FlowAtElement[], context: Context): Html {
  if (flows.length === 0) return html``;
  return html`<ul class="flows-of">${flows.map((flow) => {
    const [sign, words] = DIRECTIONS[flow.direction];
    const { encrypted, protocol, authentication, label, other } = flow;
    const notes = [
      protocol,
      authentication,
      encrypted === null ? null : encrypted ? 'encrypted' : 'not encrypted',
    ].filter((note) => note !== null);
    return html`<li><span aria-hidden="true">${sign}</span><span class="unseen">${words}</span> <a href="#element-${other.subject}">${other.name}</a>${label !== null && html`: ${label}`}${notes.length > 0 && html` <span class="quiet">${notes.join(' · ')}</span>`}${flow.data.length > 0 && html`<br>Carries ${linksTo(flow.data, context)}`}${controlList(flow.controls, context)}${riskList(flow.risks, context)}</li>`;
  })}</ul>`;
}
