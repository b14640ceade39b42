import { SEVERITIES } from '../model/levels.ts';
import { STANDINGS } from '../model/risk-standing.ts';
import { nameOfId } from '../model/views.ts';
import type { Context } from './context.ts';
import { type Html, html } from './html.ts';
import { viewName } from './view-name.ts';

/** What the script filters the register with; without a script there is nothing to see of it. */
export function riskFilters(context: Context): Html {
  const { risks } = context.view;
  const severities = [...SEVERITIES.toReversed(), 'unrated'];
  const severityOf = ({ severity }: (typeof risks)[number]) => severity ?? 'unrated';
  const owners = [...new Set(risks.flatMap(({ owner }) => owner ?? []))].sort();
  const stride = [...new Set(risks.flatMap((risk) => risk.stride))].sort();
  return html`<form class="filters" data-filters hidden>
<label class="search"><span class="unseen">Search the risks</span><input type="search" name="search" placeholder="Search the risks" autocomplete="off" spellcheck="false"></label>
${chips('severity', 'Severity', counts(severities, risks.map(severityOf)))}
${chips(
  'status',
  'Status',
  counts(
    STANDINGS,
    risks.map(({ status }) => status),
  ),
)}
<div class="choices">
${choice('owner', 'Owner', options(owners))}
${choice('stride', 'STRIDE', options(stride))}
${choice('element', 'Affects', elementOptions(context))}
<button type="button" class="plain" data-clear>Clear</button>
</div>
</form>`;
}

type Counts = readonly (readonly [value: string, count: number])[];

/** Those of the words that occur, with how often. */
function counts(words: readonly string[], found: readonly string[]): Counts {
  return words.flatMap((word) => {
    const count = found.filter((one) => one === word).length;
    return count === 0 ? [] : [[word, count] as const];
  });
}

function chips(name: string, title: string, values: Counts): Html {
  return html`<fieldset class="chips"><legend>${title}</legend>${values.map(
    ([value, count]) =>
      html`<label class="chip is-${value}"><input type="checkbox" name="${name}" value="${value}"><span>${nameOfId(value)} <small>${count}</small></span></label>`,
  )}</fieldset>`;
}

function choice(name: string, title: string, inside: readonly Html[]): Html {
  if (inside.length === 0) return html``;
  return html`<label class="choice"><span>${title}</span><select name="${name}"><option value="">Any</option>${inside}</select></label>`;
}

function options(values: readonly string[]): Html[] {
  return values.map((value) => html`<option value="${value}">${value}</option>`);
}

/** What at least one risk affects, by view. */
function elementOptions({ review, view, details, affected }: Context): Html[] {
  const hit = new Set([...affected.values()].flat());
  const groups = review.views.map(
    (drawn) => [viewName(drawn), details.get(drawn.key) ?? []] as const,
  );
  const data = view.data.map(({ anchor, name }) => ({ subject: anchor, name }));
  return [...groups, ['Data', data] as const].flatMap(([title, things]) => {
    const found = things.filter(({ subject }) => hit.has(subject));
    if (found.length === 0) return [];
    return [
      html`<optgroup label="${title}">${found.map(({ subject, name }) => html`<option value="${subject}">${name}</option>`)}</optgroup>`,
    ];
  });
}
