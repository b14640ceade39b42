import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Design } from '../../src/model/design.ts';
import { type Checked, check } from '../../src/pipeline.ts';
import { BuiltInRenderer } from '../../src/shell/built-in-renderer.ts';
import { documentsWithProse } from '../../src/shell/documents-with-prose.ts';
import { drawViews } from '../../src/shell/draw-views.ts';
import { loadTemplates } from '../../src/shell/load-templates.ts';
import { filesOf as projectFiles } from '../../src/shell/project.ts';
import { reviewAssets } from '../../src/shell/review-assets.ts';
import { reviewModel } from '../../src/shell/review-model.ts';
import { filesOf } from './files.ts';

/** The thread that draws is a file of the build. */
const renderer = new BuiltInRenderer(new URL('../../dist/picture-worker.js', import.meta.url));
const templates = await loadTemplates(undefined);
/** A project without documents. */
const NOWHERE = fileURLToPath(new URL('../fixtures/nowhere/', import.meta.url));

export interface ReviewOptions {
  readonly base?: Design;
  readonly today?: string;
  readonly fonts?: readonly string[];
}

/** The review page of a model. */
export async function reviewOf(model: string, options: ReviewOptions = {}): Promise<string> {
  return pageOf(await checkedOf(model), options);
}

/** The review page of an example, by the name of its folder. */
export async function reviewOfExample(name: string, options: ReviewOptions = {}): Promise<string> {
  const file = `examples/${name}/threatdoc.yaml`;
  const root = new URL('../../', import.meta.url);
  const bytes = await readFile(new URL(file, root));
  return pageOf(await check({ file, bytes }, projectFiles(root.pathname)), options);
}

/** The review page of a design without the text that it came from. */
export async function reviewOfDesign(design: Design): Promise<string> {
  return pageOf({ ...(await checkedOf('threatdoc: 1\nsystem: {name: Shop}\n')), design });
}

function checkedOf(model: string): Promise<Checked> {
  return check({ file: 'threatdoc.yaml', bytes: Buffer.from(model) }, filesOf());
}

async function pageOf(
  checked: Checked,
  { base, today, fonts = [] }: ReviewOptions = {},
): Promise<string> {
  const { design } = checked;
  if (design === undefined)
    throw new Error(checked.findings.map(({ message }) => message).join('\n'));
  return reviewModel(checked, design, {
    views: await drawViews(design, renderer, fonts),
    documents: await documentsWithProse(NOWHERE, checked.file, design, templates),
    stale: [],
    fonts,
    assets: reviewAssets(),
    base: base === undefined ? null : { name: 'main:threatdoc.yaml', design: base },
    today: today ?? null,
  });
}

export function closeReviews(): Promise<void> {
  return renderer.close();
}
