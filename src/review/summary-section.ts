import { SEVERITIES } from '../model/levels.ts';
import { isUnmitigated, STANDINGS } from '../model/risk-standing.ts';
import { nameOfId } from '../model/views.ts';
import { counted, countFindings } from '../report.ts';
import type { RiskView } from '../view/risk-view.ts';
import { severityBadge, statusBadge } from './badge.ts';
import type { Context } from './context.ts';
import { type Html, html, joined } from './html.ts';
import { markdownHtml } from './markdown-html.ts';

/** What a reviewer wants to know first: how many risks, how bad, and how they stand. */
export function summarySection(context: Context): Html {
  const { system, risks } = context.view;
  return html`<section id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">Summary</h2>
<div class="prose lead">${markdownHtml(system.description)}</div>
${risks.length > 0 && html`${severityTiles(risks)}<div class="pair">${standingTable(risks)}${riskMatrix(context)}</div>`}
${numbers(context)}
</section>`;
}

/** For each severity how many risks, and how many of them nothing answers yet. */
function severityTiles(risks: readonly RiskView[]): Html {
  const severities = [...SEVERITIES.toReversed(), null].filter(
    (severity) => severity !== null || risks.some((risk) => risk.severity === null),
  );
  return html`<ul class="tiles" aria-label="Risks by severity">${severities.map((severity) => {
    const found = risks.filter((risk) => risk.severity === severity);
    const open = found.filter(isOpen).length;
    const word = severity ?? 'unrated';
    return html`<li class="tile is-${word}${found.length === 0 && ' is-none'}"><a href="#risks" data-query="severity=${word}"><span class="tile-name">${nameOfId(word)}</span><span class="tile-count">${found.length}</span><span class="tile-note">${found.length === 0 ? 'none' : open === 0 ? 'all answered' : html`<strong>${open}</strong> unmitigated`}</span></a></li>`;
  })}</ul>`;
}

function isOpen({ status }: RiskView): boolean {
  return STANDINGS.some((standing) => standing === status && isUnmitigated(standing));
}

/** How the risks stand, by severity. */
function standingTable(risks: readonly RiskView[]): Html {
  const severities = [...SEVERITIES.toReversed(), null].filter((severity) =>
    risks.some((risk) => risk.severity === severity),
  );
  const standings = STANDINGS.filter((standing) => risks.some(({ status }) => status === standing));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Risks by status and severity"><table class="grid"><caption>By status</caption><thead><tr><th scope="col">Status</th>${severities.map((severity) => html`<th scope="col">${severityBadge(severity)}</th>`)}<th scope="col">All</th></tr></thead><tbody>${standings.map(
    (standing) => {
      const found = risks.filter(({ status }) => status === standing);
      return html`<tr><th scope="row">${statusBadge(standing)}</th>${severities.map((severity) => {
        const count = found.filter((risk) => risk.severity === severity).length;
        return html`<td>${count === 0 ? html`<span class="quiet">–</span>` : html`<a href="#risks" data-query="severity=${severity ?? 'unrated'}&amp;status=${standing}">${count}</a>`}</td>`;
      })}<td><a href="#risks" data-query="status=${standing}">${found.length}</a></td></tr>`;
    },
  )}</tbody></table></div>`;
}

/** The matrix with how many risks stand in each cell. */
function riskMatrix({ view: { matrix, risks } }: Context): Html {
  if (matrix === null) return html``;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Risks by likelihood and impact"><table class="grid matrix"><caption>By likelihood and impact</caption><thead><tr><th scope="col">Likelihood</th>${SEVERITIES.map((impact) => html`<th scope="col">${nameOfId(impact)}</th>`)}</tr></thead><tbody>${matrix.map(
    ({ likelihood, cells }) =>
      html`<tr><th scope="row">${nameOfId(likelihood)}</th>${cells.map(({ severity }, column) => {
        const count = risks.filter(
          (risk) => risk.likelihood === likelihood && risk.impact === SEVERITIES[column],
        ).length;
        return html`<td class="cell is-${severity}${count === 0 && ' is-none'}"><span class="cell-count">${count === 0 ? '' : count}</span><span class="cell-name">${severity}</span></td>`;
      })}</tr>`,
  )}</tbody></table></div>`;
}

/** What there is, in one line of numbers. */
function numbers({ view, elements, review }: Context): Html {
  const { controls } = view;
  const flows = [...elements.values()].reduce(
    (sum, element) => sum + element.flows.filter(({ direction }) => direction !== 'from').length,
    0,
  );
  const boundaries = [...elements.values()].filter(({ boundary }) => boundary).length;
  const { error, warning, note } = countFindings(review.findings);
  const parts = [
    counted(elements.size - boundaries, 'element'),
    counted(boundaries, 'boundary').replace('boundarys', 'boundaries'),
    counted(flows, 'flow'),
    `${counted(controls.existing.length, 'control')} in place`,
    `${controls.recommended.length} planned or recommended`,
    counted(error, 'error'),
    counted(warning, 'warning'),
    counted(note, 'note'),
  ];
  return html`<p class="numbers">${joined(
    parts.map((part) => html`<span>${part}</span>`),
    ' ',
  )}</p>`;
}
