import { documentPath } from '../document-paths.ts';
import type { Design } from '../model/design.ts';
import { documentTrees, pagesOf } from '../pipeline.ts';
import { parseMarkdown } from '../render/processor.ts';
import { sayTemplateProblem, type Templates } from '../render/template.ts';
import type { ReviewDocument } from '../review/review.ts';
import { readExisting } from '../write/existing.ts';
import { printMarker } from '../write/marker.ts';
import { readDocument } from '../write/read-document.ts';
import { weave } from '../write/weave.ts';
import { UsageError } from './usage-error.ts';

type Tree = ReviewDocument['tree'];

/** What people wrote into a zone of a document. */
interface Prose {
  readonly name: string;
  readonly content: string;
}

/**
 * The documents that a model gives, with what people wrote into the keep zones of those that were
 * generated before. A document that cannot be read, or whose zones have no place any more, is shown
 * without: `staleDocuments` has findings about it.
 */
export async function documentsWithProse(
  root: string,
  file: string,
  design: Design,
  templates: Templates,
): Promise<ReviewDocument[]> {
  const made = documentTrees(design, templates);
  if ('problem' in made) throw new UsageError(sayTemplateProblem(made.problem));
  return Promise.all(
    made.trees.map(async (document): Promise<ReviewDocument> => {
      const { kind, tree } = document;
      const path = documentPath(file, kind, design.documents.get(kind)?.path);
      const existing = await readExisting(root, path);
      if ('failure' in existing || existing.text === undefined) return document;
      const prose = readDocument(existing.text).zones.filter(
        ({ content }) => content.trim() !== '',
      );
      if (prose.length === 0) return document;
      if (prose.every(({ name }) => placeOf(tree, name) !== null)) {
        for (const zone of prose) fill(tree, zone);
        return document;
      }
      const pages = pagesOf(design, file, templates, [kind], 'mermaid');
      const [page] = 'problem' in pages ? [] : pages.pages;
      const woven = page === undefined ? { findings: [] } : weave(existing.text, page, true);
      return 'text' in woven ? { ...document, tree: parseMarkdown(woven.text) } : document;
    }),
  );
}

/** Puts it where the template has a zone of that name, which spares reading the whole document. */
function fill(tree: Tree, { name, content }: Prose): void {
  const place = placeOf(tree, name);
  if (place !== null)
    tree.children.splice(place.from, place.to - place.from, ...parseMarkdown(content).children);
}

/** The blocks between the two markers of a zone. */
function placeOf(tree: Tree, name: string): { from: number; to: number } | null {
  const [from, to] = (['keep', 'end'] as const).map((kind) =>
    tree.children.findIndex(
      (node) => node.type === 'html' && node.value.trim() === printMarker(kind, name),
    ),
  );
  return from === undefined || to === undefined || from < 0 || to <= from
    ? null
    : { from: from + 1, to };
}
