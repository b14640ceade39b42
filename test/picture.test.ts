import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPicture } from '../src/picture/check-picture.ts';
import { otherOrders } from '../src/picture/other-orders.ts';
import type { Picture, PictureJob } from '../src/picture/picture.ts';
import { picturesOf } from '../src/picture/pictures-of.ts';
import { check } from '../src/pipeline.ts';
import { BuiltInRenderer } from '../src/shell/built-in-renderer.ts';
import { ChromiumRenderer } from '../src/shell/chromium-renderer.ts';
import { readFont } from '../src/shell/font-file.ts';
import { filesOf } from '../src/shell/project.ts';
import { diagrams } from '../src/shelves/diagrams.ts';
import type { Drawing } from '../src/view/drawing.ts';
import { describeInChromium } from './helpers/chromium.ts';
import { comparable } from './helpers/mermaid.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
/** Inside the project, so that the program finds its packages; a folder of its own for each run. */
const bundled = join(root, `node_modules/.cache/picture-test-${process.pid}`);
const examples = (await readdir(join(root, 'examples'))).sort();
const renderer = new BuiltInRenderer(pathToFileURL(join(bundled, 'picture-worker.js')));

beforeAll(async () => {
  const file: string = '../rolldown.config.mjs';
  const { default: config } = (await import(file)) as { default: { output: object } };
  const { output, ...input } = config;
  const bundle = await rolldown({ ...input, cwd: root });
  await bundle.write({ ...output, dir: bundled });
  await bundle.close();
});

afterAll(async () => {
  await renderer.close();
  await rm(bundled, { recursive: true, force: true });
});

async function jobsOf(example: string): Promise<PictureJob[]> {
  const file = `examples/${example}/threatdoc.yaml`;
  const bytes = await readFile(join(root, file));
  const { design } = await check({ file, bytes }, filesOf(root));
  expect(design).toBeDefined();
  return design === undefined ? [] : picturesOf(design).flatMap((view) => view.diagrams);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** What a reader of a picture reads, piece by piece. */
function textsOf({ svg }: Pick<Picture, 'svg'>): string[] {
  return [...svg.matchAll(/<text\b.*?<\/text>/gs)].map(([text]) =>
    comparable(
      text
        .replace(/<[^>]*>/g, '')
        .replace(/&(\w+);/g, (found, name: string) => ENTITIES[name] ?? found),
    ),
  );
}

/** Where boxes, frames and words of arrows are, by id. */
function placesOf(svg: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  const numbers = (text: string) => (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  for (const [, id = '', place = ''] of svg.matchAll(
    /<g class="node [^>]*? id="([^"]*)"[^>]*? transform="translate\(([^)]*)\)"/g,
  ))
    places.set(id, numbers(place));
  for (const [, id = '', shape = ''] of svg.matchAll(
    /<g class="cluster [^>]*? id="([^"]*)"[^>]*>(<rect[^>]*>)/g,
  ))
    places.set(
      id,
      ['x', 'y', 'width', 'height'].map((name) =>
        Number(new RegExp(` ${name}="([^"]*)"`).exec(shape)?.[1]),
      ),
    );
  places.set('picture', numbers(/viewBox="([^"]*)"/.exec(svg)?.[1] ?? ''));
  return places;
}

function drawingOf(names: readonly string[]): Drawing {
  return {
    name: 'hostile',
    direction: null,
    elements: names.map((name, index) => ({
      id: `e${index}`,
      name,
      kind: 'container',
      type: name,
      technology: null,
      focus: false,
    })),
    boundaries: [],
    flows: names.map((label, index) => ({
      from: `e${index}`,
      to: `e${(index + 1) % names.length}`,
      both: false,
      label,
      protocol: null,
      crosses: false,
    })),
  };
}

function jobOf(drawing: Drawing): PictureJob {
  const [diagram] = diagrams.architecture.draw(drawing);
  const { source = '' } = diagram ?? {};
  return { name: 'a', title: '<b>&"', description: '</desc><script>', source };
}

describe('diagrams become pictures', () => {
  test.each(examples)('of %s', async (example) => {
    const jobs = await jobsOf(example);
    expect(jobs.length).toBeGreaterThan(0);
    for (const job of jobs) {
      const picture = await renderer.draw(job);
      expect(picture.missing).toEqual([]);
      expect(checkPicture(picture.svg)).toBeNull();
      expect(picture.svg).toContain(`<title id="${job.name}-title">`);
      const boxes = job.source.match(/^ *\w+[[({/\\]+"/gm) ?? [];
      // A diagram that a model brings along may name boxes in its arrows only.
      const drawn = picture.svg.match(/<g class="node /g) ?? [];
      expect(drawn.length).toBeGreaterThanOrEqual(Math.max(1, boxes.length));
    }
  });

  test('the same bytes in any process and order', async () => {
    const folders = await Promise.all(
      ['a', 'b'].map((name) => mkdtemp(join(tmpdir(), `threatdoc-picture-${name}-`))),
    );
    const run = promisify(execFile);
    const files = await Promise.all(
      folders.map(async (folder) => {
        for (const format of ['svg', 'png']) {
          const words = ['render', 'examples/click', '--format', format, '--out', folder];
          await run(process.execPath, [join(bundled, 'cli.js'), ...words], { cwd: root });
        }
        const names = (await readdir(folder)).sort();
        const bytes = await Promise.all(names.map((name) => readFile(join(folder, name), 'hex')));
        await rm(folder, { recursive: true });
        return Object.fromEntries(names.map((name, index) => [name, bytes[index]]));
      }),
    );
    const [first = {}, second = {}] = files;
    expect(Object.keys(first).length).toBeGreaterThan(4);
    expect(Object.keys(first).filter((name) => first[name] !== second[name])).toEqual([]);
    const jobs = await jobsOf('click');
    for (const job of jobs.reverse()) {
      const { svg } = await renderer.draw(job);
      expect(Buffer.from(svg).toString('hex') === first[`${job.name}.svg`]).toBe(true);
    }
  });
});

describe('nothing in a text breaks a picture', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"]; click n_a call alert()',
    '#quot;#35;&amp;&#60;',
    '**bold** _em_ ~x~ `code`',
    '$$x$$ \\n fa:fa-bug',
    'direction LR',
    'style a fill:#fff; classDef x',
    "' onload=alert(1) '",
    '%%{init: {"htmlLabels": true}}%%',
    '</tspan></text></svg><a href="javascript:alert(1)">x</a>',
    'url(https://example.com/x)',
    ']]>--><!-- x',
    'a < b > c & d " e',
    '\u{f0000}\u{f0001}\u{100000}',
    'end',
    '1. list',
  ];

  test('labels are read as they are written', async () => {
    const picture = await renderer.draw(jobOf(drawingOf(hostile)));
    const read = textsOf(picture);
    for (const text of hostile) {
      const wanted = comparable(text);
      expect(read).toContain(wanted);
      expect(read).toContain(`${wanted}[${wanted}]`);
    }
    expect(picture.svg).not.toMatch(/<script|<a\b|<!--|\son\w+="/);
  });

  test('characters that the font lacks are named', async () => {
    const { missing } = await renderer.draw(jobOf(drawingOf(['漢字', 'ok', '🧀'])));
    expect([...missing].sort()).toEqual(['字', '漢', '🧀']);
  });

  test.each([
    ['<svg><script>x</script></svg>', 'the element script'],
    ['<svg onload="x"></svg>', 'the attribute onload="x"'],
    ['<svg><foreignObject></foreignObject></svg>', 'the element foreignObject'],
    ['<svg><use href="https://x/y"/></svg>', 'the attribute href="https://x/y"'],
    ['<svg><image href="x"/></svg>', 'the element image'],
    ['<svg><style>@import "x";</style></svg>', 'a style that leads outside'],
    ['<svg><rect style="fill:url(https://x)"/></svg>', 'a style that leads outside'],
    ['<svg><rect fill="url(&quot;//x&quot;)"/></svg>', 'a style that leads outside'],
    ['<svg><g></svg></g>', 'an element that ends elsewhere'],
    ['<svg><!-- x --></svg>', 'markup that is not plain'],
    ["<svg><g id='x'></g></svg>", 'markup that is not plain'],
    ['<svg><g></g>', 'an element without an end'],
  ])('%s is refused', (svg, problem) => {
    expect(checkPicture(svg)).toContain(problem);
  });
});

describe('a diagram that cannot be drawn', () => {
  test('says why', async () => {
    const job = { name: 'a', title: 'A', description: '', source: 'flowchart LR\n  a --> ' };
    await expect(renderer.draw(job)).rejects.toThrow('Parse error');
    const next = { ...job, source: 'flowchart LR\n  a --> b' };
    expect((await renderer.draw(next)).svg).toContain('<svg');
  });

  test('is given up when it takes too long, and the next one is drawn', async () => {
    const script = `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ source }) => {
        while (source === 'hang');
        parentPort.postMessage({ picture: { svg: source, png: null, missing: [] } });
      });`;
    const hanging = new BuiltInRenderer(
      new URL(`data:text/javascript,${encodeURIComponent(script)}`),
      500,
    );
    const job = { name: 'a', title: 'A', description: '' };
    await expect(hanging.draw({ ...job, source: 'hang' })).rejects.toThrow('more than 0.5 s');
    expect((await hanging.draw({ ...job, source: 'next' })).svg).toBe('next');
    await hanging.close();
  });

  test('is tried in other orders', () => {
    const source = 'flowchart LR\n  a["A"]\n  a --> b\n  b ==>|"x"| c\n  classDef x fill:none';
    const backwards = 'flowchart LR\n  a["A"]\n  b ==>|"x"| c\n  a --> b\n  classDef x fill:none';
    expect(otherOrders(source)).toEqual([backwards, source.replace('LR', 'TB')]);
    const frame = (name: string) =>
      `  subgraph ${name}["x"]\n    direction LR\n    n_${name}["x"]\n  end`;
    const framed = `flowchart LR\n${frame('a')}\n${frame('b')}\n  n_a --> n_b`;
    expect(otherOrders(framed)[0]).toBe(
      `flowchart LR\n${frame('b')}\n${frame('a')}\n  n_a --> n_b`,
    );
    expect(otherOrders('sequenceDiagram\n  a->>b: x')).toEqual([]);
  });
});

describeInChromium('pictures are as in a browser', () => {
  test('boxes and frames stand where they do there', async () => {
    const jobs = [
      ...(await jobsOf('web-shop')).slice(0, 3),
      ...(await jobsOf('pyvider')).slice(1, 2),
    ];
    const chromium = await ChromiumRenderer.start(readFont());
    try {
      for (const job of jobs) {
        const [ours, theirs] = [await renderer.draw(job), await chromium.draw(job)];
        const [found, wanted] = [placesOf(ours.svg), placesOf(theirs.svg)];
        expect([...found.keys()]).toEqual([...wanted.keys()]);
        expect(found.size).toBeGreaterThan(5);
        const off = [...found].flatMap(([id, place]) =>
          place.map((value, index) => ({
            id,
            by: Math.abs(value - (wanted.get(id)?.[index] ?? NaN)),
          })),
        );
        expect(off.filter(({ by }) => !(by <= 3))).toEqual([]);
        expect(textsOf(ours)).toEqual(textsOf(theirs));
      }
    } finally {
      await chromium.close();
    }
  });
});
