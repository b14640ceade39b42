import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../diagnostic.ts';
import { documentPath } from '../document-paths.ts';
import { DOCUMENT_KINDS } from '../model/document-kinds.ts';
import type { Checked, PlacedDiagram } from '../pipeline.ts';
import { sayTemplateProblem, type Templates } from '../render/template.ts';
import { readExisting } from '../write/existing.ts';
import type { PictureFile } from '../write/picture-file.ts';
import type { FoundModel } from './find-models.ts';
import { sayUndrawable } from './undrawable-diagrams.ts';
import { UsageError } from './usage-error.ts';

/**
 * Findings, for each model, about the documents that were generated before and are not what it
 * gives now.
 *
 * @param pictures - false to take those that documents link to as they are, which spares drawing them
 */
export async function staleDocuments(
  models: readonly FoundModel[],
  checked: readonly Checked[],
  templates: string | undefined,
  { pictures: withPictures = true }: { readonly pictures?: boolean } = {},
): Promise<Finding[][]> {
  const found: Finding[][] = [];
  let loaded: Templates | undefined;
  for (const [index, { design, file }] of checked.entries()) {
    const findings: Finding[] = [];
    found.push(findings);
    const root = models[index]?.project.root;
    if (design === undefined || root === undefined) continue;
    const kinds = DOCUMENT_KINDS.filter((kind) =>
      existsSync(join(root, documentPath(file, kind, design.documents.get(kind)?.path))),
    );
    if (kinds.length === 0) continue;
    const [{ pagesOf }, { loadTemplates }, { plan }] = await Promise.all([
      import('../pipeline.ts'),
      import('./load-templates.ts'),
      import('../write/plan.ts'),
    ]);
    loaded ??= await loadTemplates(templates);
    const made = pagesOf(design, file, loaded, kinds);
    if ('problem' in made) throw new UsageError(sayTemplateProblem(made.problem));
    const pictures = await drawnPictures(root, file, withPictures ? made.pictures : [], findings);
    const existing = new Map<string, string>();
    const isReadable = async ({ path }: { readonly path: string }): Promise<boolean> => {
      const found = await readExisting(root, path);
      if ('failure' in found)
        findings.push(documentFinding('document-unreadable', path, found.failure.message));
      else if (found.text !== undefined) existing.set(path, found.text);
      return !('failure' in found);
    };
    const readable = {
      pages: await filterAsync(made.pages, isReadable),
      pictures: await filterAsync(pictures, isReadable),
    };
    const planned = plan(readable.pages, existing, { pictures: readable.pictures });
    findings.push(...planned.findings);
    for (const { path, kind, picture } of planned.actions)
      if (kind !== 'same') findings.push(staleFinding(path, picture === true));
  }
  return found;
}

/** The pictures that documents link to; of those that cannot be drawn a finding. */
async function drawnPictures(
  root: string,
  model: string,
  placed: readonly PlacedDiagram[],
  findings: Finding[],
): Promise<readonly PictureFile[]> {
  if (placed.length === 0) return [];
  const [{ drawPictures }, { fontFiles }, { unusedPictures }] = await Promise.all([
    import('./draw-pictures.ts'),
    import('./font-files.ts'),
    import('./unused-pictures.ts'),
  ]);
  const fonts = fontFiles(root, model);
  const { files, failures } = await drawPictures(placed.map((one) => ({ ...one, model, fonts })));
  for (const { wanted, reason } of failures)
    findings.push(
      documentFinding(
        'diagram-undrawable',
        wanted.path,
        sayUndrawable(wanted.diagram.title, reason),
      ),
    );
  for (const path of await unusedPictures(root, files))
    findings.push({
      ...documentFinding('picture-unused', path, 'No document shows this picture any more'),
      severity: 'warning',
      suggestion: 'Remove it',
    });
  return files;
}

async function filterAsync<Item>(
  items: readonly Item[],
  test: (item: Item) => Promise<boolean>,
): Promise<Item[]> {
  const kept: Item[] = [];
  for (const item of items) if (await test(item)) kept.push(item);
  return kept;
}

function staleFinding(file: string, isPicture: boolean): Finding {
  const thing = isPicture ? 'picture' : 'document';
  return {
    ...documentFinding('document-stale', file, `The ${thing} is not what the model gives now`),
    suggestion: 'Run `threatdoc generate`',
  };
}

/** A finding about a document as a whole. */
function documentFinding(code: string, file: string, message: string): Finding {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { code, severity: 'error', message, file, ...place, path: '' };
}
