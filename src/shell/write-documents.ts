import { existsSync, mkdirSync } from 'node:fs';
import { posix, relative, resolve } from 'node:path';
import type { Finding } from '../diagnostic.ts';
import { isClash } from '../document-paths.ts';
import type { DocumentKind } from '../model/document-kinds.ts';
import type { DiagramForm } from '../model/settings.ts';
import type { Page } from '../write/page.ts';
import type { PictureFile } from '../write/picture-file.ts';
import type { Plan } from '../write/plan.ts';
import type { ExitCode } from './command.ts';
import type { WantedPicture } from './draw-pictures.ts';

/** What `generate` can be asked for. */
export interface DocumentOptions {
  readonly document?: readonly DocumentKind[];
  readonly out?: string;
  readonly stdout?: true;
  readonly check?: true;
  readonly force?: true;
  readonly templates?: string;
  readonly diagrams?: DiagramForm;
}

/** The pages that belong under one folder, and what writing them comes to. */
interface Batch {
  readonly root: string;
  readonly pages: Page[];
  readonly wanted: WantedPicture[];
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
  const [{ pagesOf }, { fontFiles }, { loadTemplates }, { sayTemplateProblem }, { UsageError }] =
    await Promise.all([
      import('../pipeline.ts'),
      import('./font-files.ts'),
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
    const made = pagesOf(design, file, templates, options.document, options.diagrams);
    if ('problem' in made) throw new UsageError(sayTemplateProblem(made.problem));
    const target = out ?? root;
    const batch = batches.get(target) ?? { root: target, pages: [], wanted: [] };
    batches.set(target, batch);
    for (const page of made.pages)
      batch.pages.push(out === undefined ? page : movedTo(page, root, out));
    const fonts = made.pictures.length === 0 ? [] : fontFiles(root, file);
    for (const { path, diagram } of made.pictures) {
      const wanted = { path, model: file, diagram, fonts };
      batch.wanted.push(
        out === undefined
          ? wanted
          : { ...movedTo(wanted, root, out), path: posix.join('diagrams', posix.basename(path)) },
      );
    }
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

/** A document or picture as it is called in the folder that `--out` names. */
function movedTo<Output extends { readonly path: string; readonly model: string }>(
  output: Output,
  root: string,
  target: string,
): Output {
  return {
    ...output,
    path: posix.basename(output.path),
    model: relative(target, resolve(root, output.model)).split('\\').join('/'),
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
  if (batches.some(({ wanted }) => wanted.length > 0))
    await tell('The pictures that the documents link to are not printed: --out writes them.\n');
  return 0;
}

async function writePages(batches: readonly Batch[], options: DocumentOptions): Promise<ExitCode> {
  const [{ plan }, { existingFiles }, { print, tell }] = await Promise.all([
    import('../write/plan.ts'),
    import('./existing-files.ts'),
    import('./terminal.ts'),
  ]);
  const plans: (Plan & { root: string })[] = [];
  const remarks: string[] = [];
  for (const { root, pages, wanted } of batches) {
    const drawn = await picturesOf(root, wanted);
    if (typeof drawn === 'number') return drawn;
    const { pictures } = drawn;
    remarks.push(...drawn.remarks);
    const existing = existsSync(root)
      ? await existingFiles(root, [...pages, ...pictures])
      : new Map<string, string>();
    plans.push({ root, ...plan(pages, existing, { force: options.force === true, pictures }) });
  }
  const findings = plans.flatMap((planned) => planned.findings);
  if (findings.some(isError)) {
    const { tellFindings } = await import('./tell-findings.ts');
    await tellFindings(findings);
    return findings.some(isClash) ? 2 : 1;
  }
  for (const remark of remarks) await tell(remark);
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

/** The pictures of one folder, with what is to be told of them, or the exit code after telling why not. */
async function picturesOf(
  root: string,
  wanted: readonly WantedPicture[],
): Promise<{ pictures: readonly PictureFile[]; remarks: string[] } | ExitCode> {
  if (wanted.length === 0) return { pictures: [], remarks: [] };
  const [{ drawPictures }, { sayMissing }, { unusedPictures }, { tell }] = await Promise.all([
    import('./draw-pictures.ts'),
    import('./say-missing.ts'),
    import('./unused-pictures.ts'),
    import('./terminal.ts'),
  ]);
  const { files, failures, missing } = await drawPictures(wanted);
  for (const { wanted: one, reason } of failures)
    await tell(`Cannot draw ${one.diagram.title}: ${reason}\n`);
  if (failures.length > 0) {
    await tell('Nothing was written.\n');
    return 2;
  }
  const unused = await unusedPictures(root, files);
  return {
    pictures: files,
    remarks: [
      ...[...missing].map(([title, characters]) => sayMissing(title, characters)),
      ...unused.map((path) => `no longer used: ${shown(root, path)}: remove it\n`),
    ],
  };
}

async function showDifferences(plans: readonly (Plan & { root: string })[]): Promise<ExitCode> {
  const [{ difference }, { print, tell }] = await Promise.all([
    import('../write/difference.ts'),
    import('./terminal.ts'),
  ]);
  const stale = plans.flatMap(({ actions }) => actions).filter(({ kind }) => kind !== 'same');
  for (const action of stale) await print(difference(action));
  if (stale.length === 0) return 0;
  const pictures = stale.filter(({ picture }) => picture).length;
  const counts = [counted(stale.length - pictures, 'document'), counted(pictures, 'picture')]
    .filter((count) => count !== null)
    .join(' and ');
  await tell(
    `${counts.charAt(0).toUpperCase()}${counts.slice(1)} ${stale.length === 1 ? 'is' : 'are'} missing or not what the model gives: run threatdoc generate\n`,
  );
  return 1;
}

function counted(count: number, thing: string): string | null {
  if (count === 0) return null;
  return count === 1 ? `a ${thing}` : `${count} ${thing}s`;
}

/** A path as the person at the terminal would write it. */
function shown(root: string, path: string): string {
  return relative(process.cwd(), resolve(root, path));
}
