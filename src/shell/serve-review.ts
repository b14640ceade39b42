import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { documentPath } from '../document-paths.ts';
import type { Design } from '../model/design.ts';
import { DOCUMENT_KINDS } from '../model/document-kinds.ts';
import { type Checked, check } from '../pipeline.ts';
import { prettyFinding } from '../pretty-finding.ts';
import { PLAIN_STYLE } from '../report.ts';
import type { ExitCode } from './command.ts';
import { documentsWithProse } from './documents-with-prose.ts';
import { drawViews } from './draw-views.ts';
import type { FoundModel } from './find-models.ts';
import { fontFiles } from './font-files.ts';
import { LiveServer } from './live-server.ts';
import { loadTemplates, templatePaths } from './load-templates.ts';
import { RememberingRenderer } from './remembering-renderer.ts';
import { liveReviewAssets, liveScript } from './review-assets.ts';
import { reviewModel } from './review-model.ts';
import { staleDocuments } from './stale-documents.ts';
import { print, tell } from './terminal.ts';
import { toReport } from './to-report.ts';
import { UsageError } from './usage-error.ts';
import { WatchedFiles } from './watched-files.ts';

export interface ServeOptions {
  readonly port?: number;
  readonly today?: string;
  readonly templates?: string;
  readonly base: { readonly name: string; readonly design: Design } | null;
}

/** What became of a model: a page, or what is wrong; and the files that it depends on. */
interface Made {
  readonly page: string | null;
  readonly problem: string;
  readonly files: readonly string[];
}

/** Serves the review page of a model and keeps it up to date, until somebody stops it. */
export async function serveReview(model: FoundModel, options: ServeOptions): Promise<ExitCode> {
  const server = await LiveServer.start(waitingPage(), options.port);
  const renderer = new RememberingRenderer();
  renderer.start();
  let isChanged = false;
  let isWorking = false;
  let isOver = false;
  const work = async (): Promise<void> => {
    isWorking = true;
    while (isChanged) {
      isChanged = false;
      const start = performance.now();
      const made = await make(model, options, renderer);
      // Closing the renderer makes the diagrams fail that it was drawing.
      if (isOver) return;
      watched.watch(made.files);
      if (made.page !== null) server.show(made.page);
      else server.tell(made.problem);
      await tell(
        made.page === null
          ? `${made.problem}\n\nThe page stays as it was.\n`
          : `The page is up to date (${Math.round(performance.now() - start)} ms).\n`,
      );
    }
    isWorking = false;
  };
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const update = (): void => {
    isChanged = true;
    if (!isWorking) work().catch(fail);
  };
  const watched = new WatchedFiles(update);
  try {
    watched.watch([join(model.project.root, model.project.file)]);
    await print(`${server.address}\n`);
    update();
    await Promise.race([stopped(), failed]);
  } finally {
    isOver = true;
    watched.close();
    await Promise.all([server.close(), renderer.close()]);
  }
  return 0;
}

/** When the person at the terminal, or the system, wants an end. */
function stopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => done());
  });
}

async function make(
  model: FoundModel,
  options: ServeOptions,
  renderer: RememberingRenderer,
): Promise<Made> {
  const { root, file, files } = model.project;
  const own = [join(root, file), ...templatePaths(options.templates)];
  const wrong = (problem: string, others: readonly string[] = []): Made => ({
    page: null,
    problem,
    files: [...own, ...others],
  });
  try {
    const bytes = files.read(file);
    if (typeof bytes === 'string') return wrong(`${model.shown} cannot be read now`);
    const { today } = options;
    const checked = await check({ file, bytes }, files, {
      secrets: true,
      ...(today === undefined ? {} : { today }),
    });
    const sources = checked.reading.sources.map((source) => resolve(root, source.file));
    const { design } = checked;
    if (design === undefined) return wrong(sayErrors(root, checked), sources);
    const fonts = fontFiles(root, file);
    const templates = await loadTemplates(options.templates);
    const [views, documents, [stale = []]] = await Promise.all([
      drawViews(design, renderer, fonts),
      documentsWithProse(root, file, design, templates),
      staleDocuments([model], [checked], options.templates, { pictures: false }),
    ]);
    const failures = views
      .flatMap(({ diagrams }) => diagrams)
      .flatMap(({ title, drawn }) =>
        'failure' in drawn ? [`Cannot draw ${title}: ${drawn.failure}`] : [],
      );
    if (failures.length > 0) return wrong(failures.join('\n'), sources);
    const page = reviewModel(checked, design, {
      views,
      documents,
      stale,
      fonts,
      assets: liveReviewAssets(),
      base: options.base,
      today: today ?? null,
    });
    const written = DOCUMENT_KINDS.map((kind) =>
      join(root, documentPath(file, kind, design.documents.get(kind)?.path)),
    );
    return { page, problem: '', files: [...own, ...sources, ...written] };
  } catch (error) {
    if (error instanceof UsageError) return wrong(error.message);
    throw error;
  }
}

/** All errors with their frames, as a terminal shows them but without colour. */
function sayErrors(root: string, checked: Checked): string {
  const { findings, lines } = toReport([{ root, checked }], process.cwd());
  return findings
    .filter(({ severity }) => severity === 'error')
    .map((finding) => stripVTControlCharacters(prettyFinding(finding, lines, PLAIN_STYLE)))
    .join('\n\n');
}

/** What is shown while there was no good page yet. */
function waitingPage(): string {
  const script = liveScript();
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; connect-src 'self'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Security review</title>
</head>
<body>
<p>There is no page of this model yet.</p>
<script>${script}</script>
</body>
</html>
`;
}
