import type { Context } from './context.ts';
import { controlList, elementCard } from './element-card.ts';
import { entries } from './entries.ts';
import { facts } from './facts.ts';
import { type Html, html } from './html.ts';
import { inlinePicture } from './inline-picture.ts';
import { markdownHtml } from './markdown-html.ts';
import { pictureMeaning } from './picture-meaning.ts';
import type { DrawnDiagram, DrawnView } from './review.ts';
import { viewName } from './view-name.ts';

/** The diagrams, each with its elements; and the fonts that they are drawn with. */
export function architectureSection(context: Context): {
  readonly section: Html;
  readonly fonts: readonly string[];
} {
  const fonts = new Set<string>();
  const { views } = context.review;
  if (views.length === 0) return { section: html``, fonts: [] };
  const section = html`<section id="architecture" aria-labelledby="architecture-title">
<h2 id="architecture-title">Architecture</h2>
${views.map((view) => viewSection(view, context, fonts))}</section>`;
  return { section, fonts: [...fonts] };
}

function viewSection(view: DrawnView, context: Context, fonts: Set<string>): Html {
  const { key, section } = view;
  const details = context.details.get(key) ?? [];
  const [first, ...others] = view.diagrams.map((diagram) => diagramFigure(diagram, view, fonts));
  // On paper a heading stays with its diagram.
  return html`<section class="view" id="view-${key}" aria-labelledby="view-${key}-title">
<div class="view-head"><h3 id="view-${key}-title">${viewName(view)}</h3>
<div class="prose">${markdownHtml(section.description)}</div>
${first}</div>
${others}
${facts([
  ['Steps', section.steps.length === 0 ? null : entries(section.steps)],
  ['Security controls', controlList(section.controls, context)],
  ['Notes', section.notes === null ? null : markdownHtml(section.notes)],
])}
${
  details.length > 0 &&
  html`<div class="cards${isInDocument(context) && ' is-in-document'}" role="group" aria-label="Elements of ${viewName(view)}">
${details.map((found) => elementCard(found, context))}</div>`
}</section>
`;
}

/** Whether the elements are in a document below, too: then paper shows them there only. */
function isInDocument({ review }: Context): boolean {
  return review.documents.some(({ kind }) => kind === 'design');
}

function diagramFigure(diagram: DrawnDiagram, view: DrawnView, fonts: Set<string>): Html {
  const { name, title, drawn, description } = diagram;
  const caption = view.diagrams.length > 1 ? title : null;
  if ('failure' in drawn)
    return html`<figure class="diagram is-broken" id="${name}-figure"><pre tabindex="0">${diagram.source}</pre><figcaption>This diagram cannot be drawn: ${drawn.failure}</figcaption></figure>`;
  const { section } = view;
  let picture: Html;
  if (section.drawing === null) picture = asImage(drawn.svg, title);
  else {
    const meaning = pictureMeaning(section);
    const inline = inlinePicture(drawn.svg, name, meaning);
    for (const font of inline.fonts) fonts.add(font);
    picture = inline.svg;
  }
  return html`<figure class="diagram" id="${name}-figure">
<div class="canvas">${picture}</div>
<figcaption>${caption !== null && html`<strong>${caption}</strong>`}<details class="legend"><summary>How to read this diagram</summary><p>${description}</p></details></figcaption>
</figure>
`;
}

/** A diagram of the model's own keeps its colours and stays shut in a picture, on white. */
function asImage(svg: string, title: string): Html {
  const [, width = '', height = ''] =
    /viewBox="[-\d.e]+ [-\d.e]+ ([\d.e]+) ([\d.e]+)"/.exec(svg) ?? [];
  const [wide, high] = [width, height].map((size) => Math.round(Number(size)));
  const data = Buffer.from(svg).toString('base64');
  return html`<svg class="drawing" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img" aria-label="${title}"><image href="data:image/svg+xml;base64,${data}" width="${wide}" height="${high}"/></svg>`;
}
