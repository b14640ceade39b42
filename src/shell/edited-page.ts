import { resolve } from 'node:path';
import type { Design } from '../model/design.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../model/document-kinds.ts';
import { pagesOf } from '../pipeline.ts';
import type { Templates } from '../render/template.ts';
import { sayTemplateProblem } from '../render/template.ts';
import { kindOfDocument } from '../sync/kind-of-document.ts';
import type { Page } from '../write/page.ts';
import { UsageError } from './usage-error.ts';

/** The page of a model that a document is an edited state of. */
export interface EditedPage {
  readonly kind: DocumentKind;
  readonly page: Page;
  /** True when the document stands where the page goes. */
  readonly isPlaced: boolean;
  /** Whether the model has other documents beside it. */
  readonly hasOthers: boolean;
}

/** A model with its templates. */
export interface Generator {
  readonly design: Design;
  /** Relative to the project root. */
  readonly file: string;
  readonly templates: Templates;
}

/**
 * Finds out which page of a model somebody edited: by where it stands, else by its title.
 *
 * @param root of the project
 * @param file the document, with no links in its path
 * @param named how the command line calls it
 */
export function editedPage(
  generator: Generator,
  root: string,
  { file, text, named }: { readonly file: string; readonly text: string; readonly named: string },
): EditedPage {
  const pages = DOCUMENT_KINDS.flatMap((kind) => {
    const page = pageOf(generator, kind);
    return page === undefined ? [] : [{ kind, page }];
  });
  const hasOthers = pages.length > 1;
  const isOurs = /^\uFEFF?\s*<!-- threatdoc: generated from /.test(text);
  const placed = pages.find(({ page }) => resolve(root, page.path) === file);
  if (isOurs && placed !== undefined) return { ...placed, isPlaced: true, hasOthers };
  const kind = kindOfDocument(text);
  if (kind === undefined)
    throw new UsageError(
      `${named} is no document that threatdoc generated; without --into, import makes a model of it`,
    );
  const found = pages.find((one) => one.kind === kind);
  if (found === undefined)
    throw new UsageError(
      `${named} is a ${kind} document, and ${generator.file} has nothing to say in one: it is the document of another model`,
    );
  return { ...found, isPlaced: false, hasOthers };
}

/** The page of one kind of a model; undefined when it has nothing to say in it. */
export function pageOf(
  { design, file, templates }: Generator,
  kind: DocumentKind,
): Page | undefined {
  const made = pagesOf(design, file, templates, [kind]);
  if ('problem' in made) throw new UsageError(sayTemplateProblem(made.problem));
  return made.pages[0];
}
