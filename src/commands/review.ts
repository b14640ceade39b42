import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Design } from '../model/design.ts';
import type { Checked } from '../pipeline.ts';
import type { BuiltInRenderer } from '../shell/built-in-renderer.ts';
import type { Declare, ExitCode } from '../shell/command.ts';
import type { FoundModel } from '../shell/find-models.ts';
import { parseDay } from '../shell/parse-day.ts';

interface Options {
  readonly out?: string;
  readonly base?: string;
  readonly pdf?: string;
  readonly today?: string;
  readonly templates?: string;
  readonly serve?: true;
  readonly port?: number;
}

/** `review`: everything about a model as one HTML page. */
const declare: Declare = (command, carryOut) => {
  command
    .description('make one HTML page of a model, for those who review it')
    .argument('[model]', 'a model file or folder; - for standard input')
    .option('--out <file>', 'write the page to this file; - prints it')
    .option('--base <old>', 'show what changed since a file, or REV:path in git')
    .option('--pdf <file>', 'print the page to this file, too (needs Chromium)')
    .option(
      '--today <day>',
      'the day on which treatments must hold (default: none lapses)',
      parseDay,
    )
    .option('--templates <folder>', 'templates and partials that replace ours')
    .addOption(
      new Option('--serve', 'show the page in a browser, and keep it up to date').conflicts([
        'out',
        'pdf',
      ]),
    )
    .option('--port <number>', 'serve on this port (default: the first free one)', parsePort)
    .action((model: string | undefined, options: Options) => carryOut(review(model, options)));
};
export default declare;

function parsePort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a number from 1 to 65535, or 0 for any free port.');
}

/** Where a file goes: a folder that exists or is made, and a path below it. */
interface Target {
  readonly root: string;
  readonly path: string;
}

async function review(named: string | undefined, options: Options): Promise<ExitCode> {
  if (options.serve) return serve(named, options);
  if (options.port !== undefined) {
    const { UsageError } = await import('../shell/usage-error.ts');
    throw new UsageError('--port is for --serve');
  }
  const { BuiltInRenderer } = await import('../shell/built-in-renderer.ts');
  const renderer = new BuiltInRenderer();
  const printer = options.pdf === undefined ? null : await startPrinter();
  try {
    // It takes longer to load than a model to read.
    renderer.start();
    const model = await oneModel(named);
    const page = await pageTarget(model, options);
    const pdf = options.pdf === undefined ? null : fileTarget(options.pdf);
    const { REVIEW_MARK } = await import('../review/review-page.ts');
    if (page !== null) await refuseOthers(page, REVIEW_MARK, 'a review page');
    if (pdf !== null) await refuseOthers(pdf, '%PDF-', 'a PDF');
    const made = await makePage(model, options, renderer);
    if (typeof made === 'number') return made;
    const printed = printer === null ? null : await printer.print(made);
    if (page === null) {
      const { print } = await import('../shell/terminal.ts');
      await print(made);
    }
    return await write([
      ...(page === null ? [] : [{ ...page, content: made }]),
      ...(pdf === null || printed === null ? [] : [{ ...pdf, content: printed }]),
    ]);
  } finally {
    await Promise.all([renderer.close(), printer?.close()]);
  }
}

async function serve(named: string | undefined, options: Options): Promise<ExitCode> {
  const [{ serveReview }, { UsageError }] = await Promise.all([
    import('../shell/serve-review.ts'),
    import('../shell/usage-error.ts'),
  ]);
  if (named === '-') throw new UsageError('--serve follows a file: name one instead of -');
  const { base, port, today, templates } = options;
  return serveReview(await oneModel(named), {
    base: base === undefined ? null : await readBase(base),
    ...(port === undefined ? {} : { port }),
    ...(today === undefined ? {} : { today }),
    ...(templates === undefined ? {} : { templates }),
  });
}

/** Before anything else: without a browser nothing is written. */
async function startPrinter() {
  const { PagePrinter } = await import('../shell/page-printer.ts');
  return PagePrinter.start();
}

async function oneModel(named: string | undefined): Promise<FoundModel> {
  const [{ findModels }, { UsageError }] = await Promise.all([
    import('../shell/find-models.ts'),
    import('../shell/usage-error.ts'),
  ]);
  const models = await findModels(named === undefined ? [] : [named], process.cwd());
  const [model, ...others] = models;
  if (model !== undefined && others.length === 0) return model;
  const names = models.map((found) => found.shown).join(', ');
  throw new UsageError(`A page is about one model, and there are several: name one of ${names}`);
}

/** Null: printed. */
async function pageTarget({ file, project }: FoundModel, { out }: Options): Promise<Target | null> {
  if (out === '-') return null;
  if (out !== undefined) return fileTarget(out);
  const { reviewPath } = await import('../document-paths.ts');
  return { root: project.root, path: reviewPath(file) };
}

function fileTarget(file: string): Target {
  const path = resolve(file);
  return { root: dirname(path), path: basename(path) };
}

/** Only what an earlier run made is written over: whoever mistypes a name loses nothing. */
async function refuseOthers({ root, path }: Target, mark: string, kind: string): Promise<void> {
  const { UsageError } = await import('../shell/usage-error.ts');
  const file = resolve(root, path);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isFile()) throw new UsageError(`${shown(file)} is no file, expected ${kind}`);
  if (readFileSync(file).subarray(0, 512).includes(mark)) return;
  throw new UsageError(
    `${shown(file)} exists and is not ${kind} of ours: it was not written over. Remove it, or name another file`,
  );
}

/** The page, or the exit code after telling why there is none. */
async function makePage(
  model: FoundModel,
  options: Options,
  renderer: BuiltInRenderer,
): Promise<string | ExitCode> {
  const [
    { check },
    { loadTemplates },
    { documentsWithProse },
    { drawViews },
    { fontFiles },
    { reviewModel },
    { reviewAssets },
    { staleDocuments },
    { tell },
  ] = await Promise.all([
    import('../pipeline.ts'),
    import('../shell/load-templates.ts'),
    import('../shell/documents-with-prose.ts'),
    import('../shell/draw-views.ts'),
    import('../shell/font-files.ts'),
    import('../shell/review-model.ts'),
    import('../shell/review-assets.ts'),
    import('../shell/stale-documents.ts'),
    import('../shell/terminal.ts'),
  ]);
  const { today } = options;
  const checked = await check(model, model.project.files, {
    secrets: true,
    ...(today === undefined ? {} : { today }),
  });
  const { design } = checked;
  if (design === undefined) return await tellErrors(model, checked);
  const base = options.base === undefined ? null : await readBase(options.base);
  const fonts = fontFiles(model.project.root, model.project.file);
  const templates = await loadTemplates(options.templates);
  const [views, documents, [stale = []]] = await Promise.all([
    drawViews(design, renderer, fonts),
    documentsWithProse(model.project.root, model.project.file, design, templates),
    staleDocuments([model], [checked], options.templates),
  ]);
  let failed = false;
  for (const { title, drawn } of views.flatMap(({ diagrams }) => diagrams)) {
    if (!('failure' in drawn)) continue;
    failed = true;
    await tell(`Cannot draw ${title}: ${drawn.failure}\n`);
  }
  if (failed) return 2;
  return reviewModel(checked, design, {
    views,
    documents,
    stale,
    fonts,
    assets: reviewAssets(),
    base,
    today: today ?? null,
  });
}

async function readBase(named: string): Promise<{ name: string; design: Design }> {
  const [{ check }, { baseModel }, { UsageError }] = await Promise.all([
    import('../pipeline.ts'),
    import('../shell/base-model.ts'),
    import('../shell/usage-error.ts'),
  ]);
  const model = await baseModel(named, process.cwd());
  const checked = await check(model, model.project.files);
  if (checked.design !== undefined) return { name: named, design: checked.design };
  await tellErrors(model, checked);
  throw new UsageError(`${named} has errors and cannot be compared with`);
}

async function tellErrors(model: FoundModel, checked: Checked): Promise<ExitCode> {
  const [{ toReport }, { tellFindings }, { isClash }] = await Promise.all([
    import('../shell/to-report.ts'),
    import('../shell/tell-findings.ts'),
    import('../document-paths.ts'),
  ]);
  const { findings, lines } = toReport([{ root: model.project.root, checked }], process.cwd());
  const errors = findings.filter(({ severity }) => severity === 'error');
  await tellFindings(errors, lines);
  return errors.some(isClash) ? 2 : 1;
}

async function write(
  files: readonly (Target & { readonly content: string | Uint8Array })[],
): Promise<ExitCode> {
  const [{ apply }, { fileChange }, { print, tell }] = await Promise.all([
    import('../write/apply.ts'),
    import('../shell/file-change.ts'),
    import('../shell/terminal.ts'),
  ]);
  for (const { root, path, content } of files) {
    if (!existsSync(root)) mkdirSync(root, { recursive: true });
    const change = await fileChange(root, path, content);
    const { failure } = await apply(root, [change]);
    if (failure !== undefined) {
      await tell(`${failure.message}\n`);
      return 2;
    }
    const done = change.kind === 'same' ? 'unchanged' : `${change.kind}d`;
    await print(`${done} ${shown(resolve(root, path))}\n`);
  }
  return 0;
}

/** A path as the person at the terminal would write it. */
function shown(path: string): string {
  return relative(process.cwd(), path);
}
