import type { Root } from 'mdast';
import { buildBlocks } from './build-blocks.ts';
import { expand } from './expand.ts';
import { tidyLists } from './fill.ts';
import { printMarkdown } from './processor.ts';
import { addTableOfContents } from './table-of-contents.ts';
import type { TemplateProblem, Templates } from './template.ts';

export type Rendered = { readonly text: string } | { readonly problem: TemplateProblem };

/** A document of a kind: its template run over a view, as markdown that remark would not change. */
export function render(kind: string, view: object, templates: Templates): Rendered {
  const rendered = renderTree(kind, view, templates);
  return 'tree' in rendered ? { text: printMarkdown(rendered.tree) } : rendered;
}

/** The same before it is text. */
export function renderTree(
  kind: string,
  view: object,
  templates: Templates,
): { readonly tree: Root } | { readonly problem: TemplateProblem } {
  const expanded = expand(kind, view, templates);
  if (!('values' in expanded)) return { problem: expanded };
  const tree = buildBlocks(expanded.text, expanded.values, templates.pieces);
  tidyLists(tree);
  addTableOfContents(tree);
  return { tree };
}
