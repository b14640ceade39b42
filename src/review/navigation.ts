import { nameOfId } from '../model/views.ts';
import { countFindings } from '../report.ts';
import type { Context } from './context.ts';
import { type Html, html } from './html.ts';
import { viewName } from './view-name.ts';

/** Where the sections are, with how much is in them. */
export function navigation({ review, view }: Context): Html {
  const { comparison, views, documents, findings } = review;
  const { error, warning } = countFindings(findings);
  return html`<nav class="contents" aria-label="Contents"><ul>
${item('summary', 'Summary')}
${comparison !== null && item('changes', 'Changes', comparison.changes.length)}
${item('risks', 'Risks', view.risks.length)}
${
  views.length > 0 &&
  item(
    'architecture',
    'Architecture',
    null,
    views.map((drawn) => item(`view-${drawn.key}`, viewName(drawn))),
  )
}
${item('findings', 'Findings', error + warning)}
${
  documents.length > 0 &&
  item(
    'documents',
    'Documents',
    null,
    documents.map(({ kind, title }) =>
      item(`document-${kind}`, nameOfId(title.replace(/,.*$/, ''))),
    ),
  )
}
</ul></nav>`;
}

function item(id: string, name: string, count: number | null = null, inside: Html[] = []): Html {
  return html`<li><a href="#${id}">${name}${count !== null && html` <small>${count}</small>`}</a>${inside.length > 0 && html`<ul>${inside}</ul>`}</li>`;
}
