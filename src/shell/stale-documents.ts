import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../diagnostic.ts';
import { documentPath } from '../document-paths.ts';
import { DOCUMENT_KINDS } from '../model/document-kinds.ts';
import type { Checked } from '../pipeline.ts';
import { sayTemplateProblem, type Templates } from '../render/template.ts';
import { readExisting } from '../write/existing.ts';
import type { FoundModel } from './find-models.ts';
import { UsageError } from './usage-error.ts';

/**
 * Findings, for each model, about the documents that were generated before and are not what it
 * gives now.
 */
export async function staleDocuments(
  models: readonly FoundModel[],
  checked: readonly Checked[],
  templates: string | undefined,
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
    for (const page of made.pages) {
      const existing = await readExisting(root, page.path);
      if ('failure' in existing) {
        findings.push(documentFinding('document-unreadable', page.path, existing.failure.message));
        continue;
      }
      const text = existing.text === undefined ? [] : ([[page.path, existing.text]] as const);
      const planned = plan([page], new Map(text));
      findings.push(...planned.findings);
      for (const { path, kind } of planned.actions)
        if (kind !== 'same') findings.push(staleFinding(path));
    }
  }
  return found;
}

function staleFinding(file: string): Finding {
  return {
    ...documentFinding('document-stale', file, 'The document is not what the model gives now'),
    suggestion: 'Run `threatdoc generate`',
  };
}

/** A finding about a document as a whole. */
function documentFinding(code: string, file: string, message: string): Finding {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { code, severity: 'error', message, file, ...place, path: '' };
}
