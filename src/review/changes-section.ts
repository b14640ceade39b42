import { CHANGE_KINDS, type Change, type ChangeKind } from '../changes/changes.ts';
import { nameOfId } from '../model/views.ts';
import { severityBadge, statusBadge } from './badge.ts';
import type { Context } from './context.ts';
import { type Html, html, joined } from './html.ts';

const TITLES: Readonly<Record<ChangeKind, string>> = {
  risk: 'Risks',
  element: 'Elements and boundaries',
  flow: 'Flows',
  control: 'Controls',
  data: 'Data',
};

/** What changed since another version; nothing when there is none to compare with. */
export function changesSection(context: Context): Html {
  const { comparison } = context.review;
  if (comparison === null) return html``;
  const { base, changes } = comparison;
  const amount = (what: Change['what']) => changes.filter((change) => change.what === what).length;
  return html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">Changes</h2>
<p class="lead">${
    changes.length === 0
      ? html`No element, flow, control, data or risk differs from <code>${base}</code>.`
      : html`Since <code>${base}</code>: ${amount('added')} added, ${amount('changed')} changed, ${amount('removed')} removed.`
  }</p>
${CHANGE_KINDS.map((kind) => {
  const found = changes.filter((change) => change.kind === kind);
  if (found.length === 0) return null;
  return html`<h3>${TITLES[kind]}</h3>
<ul class="changes">${found.map((change) => changeItem(change, context))}</ul>
`;
})}</section>`;
}

function changeItem(change: Change, context: Context): Html {
  const { what, subject, fields } = change;
  // What follows from other fields stands beside the name already.
  const shown = fields.filter(({ field }) => change.kind !== 'risk' || !isState(field));
  return html`<li class="change is-${what}"><p><span class="change-mark">${nameOfId(what)}</span> ${nameOf(change, context)} <code class="quiet">${subject}</code> ${states(change)}</p>
${
  shown.length > 0 &&
  html`<dl class="fields">${shown.map(
    ({ field, before, after }) =>
      html`<div><dt>${field}</dt><dd>${before === null ? html`<span class="quiet">nothing</span>` : html`<del>${before}</del>`} <span class="arrow">→</span> ${after === null ? html`<span class="quiet">nothing</span>` : html`<ins>${after}</ins>`}</dd></div>`,
  )}</dl>`
}</li>`;
}

function isState(field: string): boolean {
  return field === 'severity' || field === 'status';
}

function nameOf({ kind, name, subject }: Change, { elements, risks }: Context): Html {
  const risk = kind === 'risk' ? risks.get(subject.replace(/^risks\./, '')) : undefined;
  if (risk !== undefined) return html`<a href="#risk-${risk.id}">${name}</a>`;
  if (kind === 'element' && elements.has(subject))
    return html`<a href="#element-${subject}">${name}</a>`;
  return html`<strong>${name}</strong>`;
}

/** Severity and standing of a risk, on both sides where they differ. */
function states({ risk }: Change): Html {
  if (risk === undefined) return html``;
  const { before, after } = risk;
  const both = [before, after].filter((state) => state !== null);
  const [first, last] = [both[0], both.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const severities = first.severity === last.severity ? [last] : [first, last];
  const standings = first.status === last.status ? [last] : [first, last];
  const arrow = html` <span class="arrow">→</span> `;
  return html`${joined(
    severities.map(({ severity }) => severityBadge(severity)),
    arrow,
  )} ${joined(
    standings.map(({ status }) => statusBadge(status)),
    arrow,
  )}`;
}
