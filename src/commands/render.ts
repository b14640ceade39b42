import { mkdirSync } from 'node:fs';
import { posix, relative, resolve } from 'node:path';
import { Option } from 'commander';
import type { PictureJob } from '../picture/picture.ts';
import type { PictureView } from '../picture/pictures-of.ts';
import type { Declare, ExitCode } from '../shell/command.ts';
import type { Renderer } from '../shell/renderer.ts';
import type { FileChange } from '../write/apply.ts';

const FORMATS = ['svg', 'png', 'mermaid', 'text'] as const;
const RENDERERS = ['built-in', 'chromium'] as const;

type FileFormat = Exclude<(typeof FORMATS)[number], 'text'>;

const EXTENSIONS = { svg: 'svg', png: 'png', mermaid: 'mmd' } as const satisfies Record<
  FileFormat,
  string
>;

/** Twice as many pixels, so that a picture is sharp on a dense screen. */
const PNG_SCALE = 2;

interface Options {
  readonly format: (typeof FORMATS)[number];
  readonly view?: readonly string[];
  readonly out?: string;
  readonly renderer: (typeof RENDERERS)[number];
}

/** `render`: the diagrams of models as files, or one as text for the terminal. */
const declare: Declare = (command, carryOut) => {
  command
    .description('write the diagrams of a model as pictures')
    .argument('[models...]', 'model files or folders; - for standard input')
    .addOption(
      new Option('--format <format>', 'what to make of a diagram; text is printed')
        .choices(FORMATS)
        .default('svg'),
    )
    .option(
      '--view <name>',
      'only this view (context, container, deployment.production, …); repeatable',
      (name: string, before: readonly string[] = []) => [...before, name],
    )
    .option('--out <folder>', 'write the files into this folder')
    .addOption(
      new Option('--renderer <renderer>', 'what draws: mermaid in this program, or in a browser')
        .choices(RENDERERS)
        .default('built-in'),
    )
    .action((models: string[], options: Options) => carryOut(render(models, options)));
};
export default declare;

/** The diagrams of one model, and where their files go. */
interface Batch {
  readonly root: string;
  /** The model as seen from the root. */
  readonly model: string;
  readonly folder: string;
  readonly fonts: readonly string[];
  readonly views: readonly PictureView[];
}

async function render(named: readonly string[], options: Options): Promise<ExitCode> {
  const renderer = isDrawn(options.format) ? await rendererOf(options) : undefined;
  try {
    const batches = await readBatches(named, options);
    if (typeof batches === 'number') return batches;
    if (options.format === 'text') return await printViews(batches);
    return await writeFiles(batches, options.format, options.out, renderer);
  } finally {
    await renderer?.close();
  }
}

function isDrawn(format: Options['format']): boolean {
  return format === 'svg' || format === 'png';
}

/** Starts at once, because what draws takes longer to load than a model to read. */
async function rendererOf({ renderer }: Options): Promise<Renderer> {
  if (renderer === 'chromium') {
    const [{ ChromiumRenderer }, { readFont }] = await Promise.all([
      import('../shell/chromium-renderer.ts'),
      import('../shell/font-file.ts'),
    ]);
    return ChromiumRenderer.start(readFont());
  }
  const { BuiltInRenderer } = await import('../shell/built-in-renderer.ts');
  const builtIn = new BuiltInRenderer();
  builtIn.start();
  return builtIn;
}

async function readBatches(
  named: readonly string[],
  { view, out }: Options,
): Promise<Batch[] | ExitCode> {
  const [
    { readDesigns },
    { picturesOf },
    { documentPath },
    { fontFiles },
    { slashed },
    { UsageError },
  ] = await Promise.all([
    import('../shell/read-designs.ts'),
    import('../picture/pictures-of.ts'),
    import('../document-paths.ts'),
    import('../shell/font-files.ts'),
    import('../shell/project.ts'),
    import('../shell/usage-error.ts'),
  ]);
  const designs = await readDesigns(named);
  if (typeof designs === 'number') return designs;
  const batches = designs.map(({ design, file, root }): Batch => {
    const views = picturesOf(design).filter(({ key }) => view === undefined || view.includes(key));
    const fonts = fontFiles(root, file);
    if (out === undefined) {
      const document = documentPath(file, 'design', design.documents.get('design')?.path);
      const folder = posix.join(posix.dirname(document), 'diagrams');
      return { root, model: file, folder, fonts, views };
    }
    const folder = resolve(out);
    const model = slashed(relative(folder, resolve(root, file)));
    return { root: folder, model, folder: '.', fonts, views };
  });
  const known = new Set(designs.flatMap(({ design }) => picturesOf(design).map(({ key }) => key)));
  const unknown = view?.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new UsageError(
      `There is no view ${unknown} to draw, expected ${known.size === 0 ? 'none: no model has elements' : [...known].join(', ')}`,
    );
  return batches;
}

async function printViews(batches: readonly Batch[]): Promise<ExitCode> {
  const [{ drawText }, { print }] = await Promise.all([
    import('../picture/draw-text.ts'),
    import('../shell/terminal.ts'),
  ]);
  const texts = batches
    .flatMap(({ views }) => views)
    .map(({ title, section }) =>
      section.drawing === null
        ? `${title}\n\n${section.source ?? ''}\n`
        : drawText(title, section.drawing),
    );
  await print(texts.join('\n'));
  return 0;
}

async function writeFiles(
  batches: readonly Batch[],
  format: FileFormat,
  out: string | undefined,
  renderer: Renderer | undefined,
): Promise<ExitCode> {
  const [{ fileChange }, { Progress }, { sayMissing }, { tell }, { UsageError }, { stampPicture }] =
    await Promise.all([
      import('../shell/file-change.ts'),
      import('../shell/progress.ts'),
      import('../shell/say-missing.ts'),
      import('../shell/terminal.ts'),
      import('../shell/usage-error.ts'),
      import('../write/picture-stamp.ts'),
    ]);
  const files = batches.flatMap(({ root, model, folder, fonts, views }) =>
    views.flatMap(({ diagrams }) =>
      diagrams.map((diagram) => ({
        root,
        model,
        fonts,
        path: posix.join(folder, `${diagram.name}.${EXTENSIONS[format]}`),
        diagram,
      })),
    ),
  );
  const places = files.map(({ root, path }) => resolve(root, path));
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined)
    throw new UsageError(
      `Two diagrams would go to ${shown(twice)}: render one model at a time, or without --out`,
    );
  const changes = new Map<string, FileChange[]>();
  let failed = false;
  const progress = new Progress();
  const started = files.map((file) => ({
    ...file,
    content: contentOf({ ...file.diagram, fonts: file.fonts }, format, renderer),
  }));
  for (const [index, { root, path, model, diagram, content }] of started.entries()) {
    progress.say(`drawing ${index + 1} of ${files.length}: ${diagram.title}`);
    const made = await content;
    progress.clear();
    if ('failure' in made) {
      failed = true;
      await tell(`Cannot draw ${diagram.title}: ${made.failure}\n`);
      continue;
    }
    if (made.missing.length > 0) await tell(sayMissing(diagram.title, made.missing));
    const written =
      format === 'svg' ? stampPicture({ path, model, svg: String(made.content) }) : made.content;
    changes.set(root, [...(changes.get(root) ?? []), await fileChange(root, path, written)]);
  }
  progress.end();
  if (failed) return 2;
  return applyAll(changes, out !== undefined);
}

async function contentOf(
  diagram: PictureJob,
  format: FileFormat,
  renderer: Renderer | undefined,
): Promise<
  | { readonly content: string | Uint8Array; readonly missing: readonly string[] }
  | { readonly failure: string }
> {
  if (renderer === undefined) return { content: `${diagram.source}\n`, missing: [] };
  const { tryDrawing } = await import('../shell/try-drawing.ts');
  const job = { ...diagram, ...(format === 'png' ? { pngScale: PNG_SCALE } : {}) };
  const drawn = await tryDrawing(renderer, job);
  if ('failure' in drawn) return drawn;
  return { content: drawn.png ?? drawn.svg, missing: drawn.missing };
}

async function applyAll(
  changes: ReadonlyMap<string, readonly FileChange[]>,
  isFolderNamed: boolean,
): Promise<ExitCode> {
  const [{ apply }, { print, tell }] = await Promise.all([
    import('../write/apply.ts'),
    import('../shell/terminal.ts'),
  ]);
  for (const [root, list] of changes) {
    if (isFolderNamed) mkdirSync(root, { recursive: true });
    const { written, failure } = await apply(root, list);
    for (const { path, kind } of list) {
      if (kind === 'same') await print(`unchanged ${shown(resolve(root, path))}\n`);
      else if (written.includes(path)) await print(`${kind}d ${shown(resolve(root, path))}\n`);
    }
    if (failure !== undefined) {
      await tell(`${failure.message}\n`);
      return 2;
    }
  }
  return 0;
}

/** A path as the person at the terminal would write it. */
function shown(path: string): string {
  return relative(process.cwd(), path);
}
