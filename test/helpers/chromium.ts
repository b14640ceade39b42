import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, describe, test } from 'vitest';

/** A diagram as a browser shows it. */
export interface Rendered {
  /** What mermaid said instead of drawing; null when it drew. */
  readonly error: string | null;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly labels: readonly RenderedLabel[];
  /** The names of all elements in the SVG, without repeats: `g`, `path`, `p` … */
  readonly tags: readonly string[];
}

export interface RenderedLabel {
  readonly kind: 'box' | 'frame' | 'arrow';
  /** The id in the diagram; of an arrow, mermaid's `L_<from>_<to>_<number>`. */
  readonly id: string;
  readonly text: string;
}

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium, or null: `CHROMIUM_PATH`, or where Linux distributions put it. */
function findChromium(): string | null {
  const { CHROMIUM_PATH } = process.env;
  const places = CHROMIUM_PATH === undefined ? PLACES : [CHROMIUM_PATH];
  return places.find((path) => existsSync(path)) ?? null;
}

/**
 * Tests that need a browser. Without one they are skipped with a line that says so, or fail if
 * `THREATDOC_REQUIRE_BROWSER` is set, as it is in CI.
 */
export function describeInChromium(name: string, tests: () => void): void {
  const isThere = findChromium() !== null;
  const isRequired = Boolean(process.env.THREATDOC_REQUIRE_BROWSER);
  if (!isThere && isRequired) {
    test(name, () => {
      throw new Error('No Chromium found: install one, or name it in CHROMIUM_PATH.');
    });
    return;
  }
  if (!isThere) console.warn(`Skipped, no Chromium found (CHROMIUM_PATH): ${name}`);
  describe.runIf(isThere)(name, () => {
    tests();
    afterAll(closeChromium);
  });
}

/**
 * Draws diagrams with mermaid's real layout as a forge does: strict, HTML labels. One browser is
 * started for all calls; `describeInChromium` closes it.
 */
export async function renderMermaid(
  sources: readonly string[],
  theme: 'default' | 'dark' = 'default',
): Promise<Rendered[]> {
  const page = await openPage();
  // As text, because our types know no browser; JSON keeps lone surrogates and line separators.
  return await page.evaluate(`renderAll(${JSON.stringify(sources)}, ${JSON.stringify(theme)})`);
}

/** A page of its own in the browser that all tests of a file share; offline unless it says otherwise. */
export async function openTab(options: BrowserContextOptions = {}): Promise<Page> {
  opening ??= startChromium();
  const { browser } = await opening;
  const context = await browser.newContext({ offline: true, ...options });
  return context.newPage();
}

let opening: Promise<{ browser: Browser; page: Page }> | undefined;

async function openPage(): Promise<Page> {
  opening ??= startChromium();
  return (await opening).page;
}

async function closeChromium(): Promise<void> {
  const started = await opening;
  opening = undefined;
  await started?.browser.close();
}

async function startChromium(): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  await page.setContent('<!doctype html><meta charset="utf-8"><title>mermaid</title>');
  const mermaid = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
  await page.addScriptTag({ path: mermaid });
  await page.addScriptTag({ content: RENDER_ALL });
  return { browser, page };
}

/** Runs in the page. Labels are read from the document, where entities and markup are resolved. */
const RENDER_ALL = `
globalThis.renderAll = async (sources, theme) => {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme });
  const rendered = [];
  for (const source of sources) rendered.push(await renderOne(source, 'd' + rendered.length));
  return rendered;
};
async function renderOne(source, id) {
  const failed = { svg: '', width: 0, height: 0, labels: [], tags: [] };
  try {
    const { svg } = await mermaid.render(id, source);
    document.body.innerHTML = svg;
    const drawn = document.body.querySelector('svg');
    const { width, height } = drawn.viewBox.baseVal;
    const tags = [...new Set([...drawn.querySelectorAll('*')].map(({ localName }) => localName))];
    return { error: null, svg, width, height, labels: labelsOf(drawn, id), tags };
  } catch (error) {
    return { error: String(error), ...failed };
  }
}
function labelsOf(drawn, id) {
  const read = (selector, kind, idOf) =>
    [...drawn.querySelectorAll(selector)].map((shape) => {
      const label = kind === 'frame' ? shape.querySelector('.cluster-label') : shape.querySelector('.label') ?? shape;
      return { kind, id: idOf(shape), text: label.textContent };
    });
  const after = (prefix, text) => text.startsWith(prefix) ? text.slice(prefix.length) : text;
  return [
    ...read('g.node', 'box', ({ id: own }) => after(id + '-flowchart-', own).replace(/-[0-9]+$/, '')),
    ...read('g.cluster', 'frame', ({ id: own }) => after(id + '-', own)),
    ...read('g.edgeLabels g.label', 'arrow', ({ dataset }) => dataset.id),
  ];
}
`;
