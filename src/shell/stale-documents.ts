import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../diagnostic.ts';
import { documentPath } from '../document-paths.ts';
import { DOCUMENT_KINDS } from '../model/document-kinds.ts';
import type { Checked } from '../pipeline.ts';
import { sayTemplateProblem } from '../render/template.ts';
import { existingFiles } from './existing-files.ts';
import type { FoundModel } from './find-models.ts';
import { UsageError } from './usage-error.ts';

/** Findings about the documents that were generated before and are not what the models give now. */
export async function staleDocuments(
  models: readonly FoundModel[],
  checked: readonly Checked[],
  templates: string | undefined,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, { design, file }] of checked.entries()) {
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
    const made = pagesOf(design, file, await loadTemplates(templates), kinds);
    if ('problem' in made) throw new UsageError(sayTemplateProblem(made.problem));
    const planned = plan(made.pages, await existingFiles(root, made.pages));
    findings.push(...planned.findings);
    for (const { path, kind } of planned.actions)
      if (kind !== 'same') findings.push(staleFinding(path));
  }
  return findings;
}

function staleFinding(file: string): Finding {
  return {
    code: 'document-stale',
    severity: 'error',
    message: 'The document is not what the model gives now',
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    path: '',
    suggestion: 'Run `threatdoc generate`',
  };
}
