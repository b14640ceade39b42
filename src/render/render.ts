import { buildBlocks, type PieceCache } from './build-blocks.ts';
import { tidyLists } from './fill.ts';
import { linkAddresses, printMarkdown } from './processor.ts';
import { addTableOfContents } from './table-of-contents.ts';
import { expand, type TemplateProblem, type Templates } from './template.ts';

export type Rendered = { readonly text: string } | { readonly problem: TemplateProblem };

/** Kept between the documents of one run. */
const pieces: PieceCache = new Map();

/** A document of a kind: its template run over a view, as markdown that remark would not change. */
export function render(kind: string, view: object, templates: Templates): Rendered {
  const expanded = expand(kind, view, templates);
  if (!('values' in expanded)) return { problem: expanded };
  const tree = buildBlocks(expanded.text, expanded.values, pieces);
  tidyLists(tree);
  linkAddresses(tree);
  addTableOfContents(tree);
  return { text: printMarkdown(tree) };
}
