import { SEVERITIES } from '../model/levels.ts';
import { STANDINGS } from '../model/risk-standing.ts';
import { counted } from '../report.ts';
import type { RiskView } from '../view/risk-view.ts';
import { severityBadge, statusBadge } from './badge.ts';
import { type Context, linksTo } from './context.ts';
import { type Html, html } from './html.ts';
import { riskDetails } from './risk-details.ts';
import { riskFilters } from './risk-filters.ts';

/** The columns, each with what rows are sorted by. */
const COLUMNS = [
  ['severity', 'Severity'],
  ['name', 'Risk'],
  ['affects', 'Affects'],
  ['stride', 'STRIDE'],
  ['status', 'Status'],
  ['owner', 'Owner'],
] as const;

/** The register: a table to search, filter and sort, which becomes cards on a phone. */
export function risksSection(context: Context): Html {
  const { risks } = context.view;
  if (risks.length === 0)
    return html`<section id="risks" aria-labelledby="risks-title"><h2 id="risks-title">Risks</h2><p class="lead">The model names no risks.</p></section>`;
  return html`<section id="risks" aria-labelledby="risks-title">
<h2 id="risks-title">Risks</h2>
${riskFilters(context)}
<p class="count" role="status" data-count>${counted(risks.length, 'risk')}</p>
<table class="risks" aria-labelledby="risks-title">
<thead><tr>${COLUMNS.map(
    ([key, name]) =>
      html`<th scope="col" data-sort="${key}"${key === 'severity' && html` aria-sort="descending"`}>${name}</th>`,
  )}</tr></thead>
<tbody>
${risks.map((risk, index) => riskRow(risk, index, context))}</tbody>
</table>
<p class="nothing" data-nothing hidden>No risk is like that. <button type="button" class="plain" data-clear>Show all risks</button></p>
</section>`;
}

function riskRow(risk: RiskView, index: number, context: Context): Html {
  const { id, name, severity, status, owner, stride } = risk;
  const subjects = context.affected.get(id) ?? [];
  const level = severity === null ? -1 : (SEVERITIES as readonly string[]).indexOf(severity);
  const standing = (STANDINGS as readonly string[]).indexOf(status);
  const rated = [risk.likelihood, risk.impact].some((value) => value !== null);
  return html`<tr id="risk-${id}" data-order="${index}" data-severity="${severity ?? 'unrated'}" data-level="${level}" data-status="${status}" data-standing="${standing}" data-owner="${owner}" data-stride="${stride.join('|')}" data-subjects="${subjects.join(' ')}">
<td data-name="Severity"><div>${severityBadge(severity)}${risk.residual !== null && html`<p class="quiet">${risk.residual} residual</p>`}</div></td>
<td data-name="Risk"><div><h3 class="risk-name"><a href="#risk-${id}">${name}</a></h3><p class="quiet"><code>${id}</code>${rated && ` · ${risk.likelihood ?? 'unknown'} likelihood × ${risk.impact ?? 'unknown'} impact`}</p>${riskDetails(risk, context)}</div></td>
<td data-name="Affects"><div>${affectsList(risk, context)}</div></td>
<td data-name="STRIDE"><div>${stride.length > 0 && html`<ul class="plain-list">${stride.map((kind) => html`<li>${kind}</li>`)}</ul>`}</div></td>
<td data-name="Status"><div>${statusBadge(status)}${treatmentNote(risk)}</div></td>
<td data-name="Owner"><div>${owner ?? html`<span class="quiet">nobody</span>`}</div></td>
</tr>
`;
}

/** What the standing does not say of the treatment: until when, and what it was when it lapsed. */
function treatmentNote({ treatment, until, status }: RiskView): Html {
  const notes = [
    status === 'lapsed' ? `to ${treatment}` : null,
    until === null ? null : `until ${until}`,
  ].filter((note) => note !== null);
  return notes.length === 0 ? html`` : html`<p class="quiet">${notes.join(' ')}</p>`;
}

function affectsList({ affects }: RiskView, context: Context): Html {
  if (affects.length === 0) return html`<span class="quiet">nothing</span>`;
  return html`<ul class="plain-list">${affects.map((link) => html`<li>${linksTo([link], context)}</li>`)}</ul>`;
}
