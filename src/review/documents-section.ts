import type { Element } from 'hast';
import { nameOfId } from '../model/views.ts';
import type { Context } from './context.ts';
import { type Html, html } from './html.ts';
import { documentHtml, documentPrefix } from './markdown-html.ts';
import { viewName } from './view-name.ts';

/** Headings of a document stand below the document's own title, which is the third level. */
const FIRST_LEVEL = 3;

/** The documents that the model gives, in full. */
export function documentsSection(context: Context): Html {
  const { documents } = context.review;
  if (documents.length === 0) return html``;
  const replaceCode = diagramLinks(context);
  return html`<section id="documents" aria-labelledby="documents-title">
<h2 id="documents-title">Documents</h2>
${documents.map(
  ({
    kind,
    title,
    tree,
  }) => html`<article class="document prose" id="document-${kind}" aria-label="${nameOfId(title)}">
${documentHtml(tree, documentPrefix(kind), { level: FIRST_LEVEL, replaceCode })}
</article>
`,
)}</section>`;
}

/** A document's diagram is drawn above already: in its place stands where. */
function diagramLinks({ review: { views } }: Context) {
  const places = new Map(
    views.flatMap((view) =>
      view.diagrams.map(({ name, source }) => [source, { name, title: viewName(view) }] as const),
    ),
  );
  return (language: string, code: string): Element | null => {
    const place = language === 'mermaid' ? places.get(code) : undefined;
    if (place === undefined) return null;
    const text = { type: 'text', value: `Diagram: ${place.title}` } as const;
    const properties = { href: `#${place.name}-figure`, className: ['diagram-link'] };
    const link: Element = { type: 'element', tagName: 'a', properties, children: [text] };
    return { type: 'element', tagName: 'p', properties: {}, children: [link] };
  };
}
