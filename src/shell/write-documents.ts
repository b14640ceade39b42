import { existsSync, mkdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Finding } from '../diagnostic.ts';
import { isClash } from '../document-paths.ts';
import type { DocumentKind } from '../model/document-kinds.ts';
import type { Page } from '../write/page.ts';
import type { Plan } from '../write/plan.ts';
import type { ExitCode } from './command.ts';

/** What `generate` can be asked for. */
export interface DocumentOptions {
  readonly document?: readonly DocumentKind[];
  readonly out?: string;
  readonly stdout?: true;
  readonly check?: true;
  readonly force?: true;
  readonly templates?: string;
}

/** The pages that belong under one folder, and what writing them comes to. */
interface Batch {
  readonly root: string;
  readonly pages: Page[];
}

/**
 * Writes the documents of models: of one project all or none.
 *
 * @param named as the command line names them; see `findModels`
 */
export async function writeDocuments(
  named: readonly string[],
  options: DocumentOptions,
): Promise<ExitCode> {
  const [{ pagesOf }, { loadTemplates }, { sayTemplateProblem }, { UsageError }] =
    await Promise.all([
      import('../pipeline.ts'),
      import('./load-templates.ts'),
      import('../render/template.ts'),
      import('./usage-error.ts'),
    ]);
  const templates = await loadTemplates(options.templates);
  const { readDesigns } = await import('./read-designs.ts');
  const designs = await readDesigns(named);
  if (typeof designs === 'number') return designs;

  const out = options.out === undefined ? undefined : resolve(options.out);
  const batches = new Map<string, Batch>();
  for (const { design, file, root } of designs) {
    const made = pagesOf(design, file, templates, options.document);
    if ('problem' in made) throw new UsageError(sayTemplateProblem(made.problem));
    const target = out ?? root;
    const batch = batches.get(target) ?? { root: target, pages: [] };
    batches.set(target, batch);
    for (const page of made.pages)
      batch.pages.push(out === undefined ? page : movedTo(page, root, out));
  }
  if ([...batches.values()].every(({ pages }) => pages.length === 0))
    throw new UsageError(
      `No model has anything to say in ${options.document?.join(' or ')}: see \`policy\` and \`guide\` in the reference of the model`,
    );
  if (options.stdout) return printPages([...batches.values()]);
  return writePages([...batches.values()], options);
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/** A page as it is called in the folder that `--out` names. */
function movedTo(page: Page, root: string, target: string): Page {
  return {
    ...page,
    path: page.path.slice(page.path.lastIndexOf('/') + 1),
    model: relative(target, resolve(root, page.model)).split('\\').join('/'),
  };
}

async function printPages(batches: readonly Batch[]): Promise<ExitCode> {
  const [{ weave }, { print, tell }] = await Promise.all([
    import('../write/weave.ts'),
    import('./terminal.ts'),
  ]);
  for (const page of batches.flatMap(({ pages }) => pages)) {
    const woven = weave(undefined, page);
    if ('findings' in woven) {
      await tell(
        woven.findings.map(({ message, suggestion }) => `${message}\n${suggestion}\n`).join('\n'),
      );
      return 2;
    }
    await print(woven.text);
  }
  return 0;
}

async function writePages(batches: readonly Batch[], options: DocumentOptions): Promise<ExitCode> {
  const [{ plan }, { existingFiles }, { print, tell }] = await Promise.all([
    import('../write/plan.ts'),
    import('./existing-files.ts'),
    import('./terminal.ts'),
  ]);
  const plans: (Plan & { root: string })[] = [];
  for (const { root, pages } of batches) {
    const existing = existsSync(root) ? await existingFiles(root, pages) : new Map();
    plans.push({ root, ...plan(pages, existing, { force: options.force === true }) });
  }
  const findings = plans.flatMap((planned) => planned.findings);
  if (findings.some(isError)) {
    const { tellFindings } = await import('./tell-findings.ts');
    await tellFindings(findings);
    return findings.some(isClash) ? 2 : 1;
  }
  if (options.check) return showDifferences(plans);
  const { apply } = await import('../write/apply.ts');
  for (const { root, actions } of plans) {
    if (options.out !== undefined) mkdirSync(root, { recursive: true });
    const { written, failure } = await apply(root, actions);
    for (const { path, kind } of actions) {
      if (kind === 'same') await print(`unchanged ${shown(root, path)}\n`);
      else if (written.includes(path)) await print(`${kind}d ${shown(root, path)}\n`);
    }
    if (failure !== undefined) {
      await tell(`${failure.message}\n`);
      return 2;
    }
  }
  return 0;
}

async function showDifferences(plans: readonly (Plan & { root: string })[]): Promise<ExitCode> {
  const [{ difference }, { print, tell }] = await Promise.all([
    import('../write/difference.ts'),
    import('./terminal.ts'),
  ]);
  let stale = 0;
  for (const action of plans.flatMap(({ actions }) => actions)) {
    await print(difference(action));
    if (action.kind !== 'same') stale++;
  }
  if (stale === 0) return 0;
  await tell(
    `${stale === 1 ? 'A document is' : `${stale} documents are`} missing or not what the model gives: run threatdoc generate\n`,
  );
  return 1;
}

/** A path as the person at the terminal would write it. */
function shown(root: string, path: string): string {
  return relative(process.cwd(), resolve(root, path));
}
