import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawDrawing } from '../src/mermaid/draw-drawing.ts';
import { checkPicture } from '../src/picture/check-picture.ts';
import type { Picture, PictureJob } from '../src/picture/picture.ts';
import { picturesOf } from '../src/picture/pictures-of.ts';
import { writeFont } from '../src/picture/write-font.ts';
import { writePng } from '../src/picture/write-png.ts';
import { check } from '../src/pipeline.ts';
import { BuiltInRenderer } from '../src/shell/built-in-renderer.ts';
import { ChromiumRenderer } from '../src/shell/chromium-renderer.ts';
import { fontFile, readFont } from '../src/shell/font-file.ts';
import { fontFiles } from '../src/shell/font-files.ts';
import { filesOf } from '../src/shell/project.ts';
import { sayMissing } from '../src/shell/say-missing.ts';
import { diagrams } from '../src/shelves/diagrams.ts';
import type { Drawing } from '../src/view/drawing.ts';
import { describeInChromium } from './helpers/chromium.ts';
import { randomDrawing } from './helpers/drawings.ts';
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
      const [open = ''] = /^<svg [^>]*>/.exec(picture.svg) ?? [];
      expect(open).toContain(' role="img"');
      expect(open).toContain(` aria-labelledby="${job.name}-title"`);
      expect(picture.svg).toContain(`<title id="${job.name}-title">`);
      expect(open.includes('aria-describedby')).toBe(job.description !== '');
      expect(picture.svg.includes(`<desc id="${job.name}-desc">`)).toBe(job.description !== '');
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
      const file = Buffer.from(first[`${job.name}.svg`] ?? '', 'hex').toString();
      expect(file.replace(/ data-threatdoc="[^"]*"/, '') === svg).toBe(true);
    }
  });
});

test('the title of a frame is drawn over the arrows that cross it', async () => {
  const source = `flowchart TB
  baker["Baker"] --> oven
  subgraph bakery["Bakery"]
    subgraph kitchen["Kitchen"]
      oven["Oven"]
    end
  end`;
  const { svg } = await renderer.draw({ name: 'heat', title: 'Heat', description: '', source });
  const arrow = svg.indexOf('<path d="M', svg.indexOf('class="edgePaths"'));
  expect(arrow).toBeGreaterThan(0);
  for (const [id, title] of [
    ['heat-bakery', 'Bakery'],
    ['heat-kitchen', 'Kitchen'],
  ]) {
    const found = new RegExp(`data-of="${id}"(?:(?!</text>).)*>${title}<`, 's').exec(svg);
    expect(found?.index).toBeGreaterThan(arrow);
    expect(svg.split(`>${title}<`)).toHaveLength(2);
  }
});

describe('many diagrams at once', () => {
  const script = pathToFileURL(join(bundled, 'picture-worker.js'));
  const jobs = Array.from(
    { length: 30 },
    (_, index): PictureJob => ({
      name: `oven-${index}`,
      title: `Oven ${index}`,
      description: '',
      source: `flowchart LR\n  baker["Baker ${index}"] -->|"heats"| oven(["Oven ${index}"])`,
    }),
  );

  test('are drawn by several threads, each as if it were alone', async () => {
    const pool = new BuiltInRenderer(script);
    const pictures = await Promise.all(jobs.map((job) => pool.draw(job)));
    await pool.close();
    for (const [index, job] of jobs.entries()) {
      const { svg } = await renderer.draw(job);
      expect(svg).toContain(`Oven ${index}`);
      expect(pictures[index]?.svg === svg).toBe(true);
    }
  });

  test('are given up together when the renderer is closed', async () => {
    const pool = new BuiltInRenderer(script);
    const outcomes = Promise.allSettled(jobs.map((job) => pool.draw(job)));
    await pool.close();
    const states = (await outcomes).map(({ status }) => status);
    expect(new Set(states)).toEqual(new Set(['rejected']));
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

  test('characters that an installed font has are drawn in it', async () => {
    const project = await mkdtemp(join(tmpdir(), 'threatdoc-fonts-'));
    const place = join(project, 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular');
    await mkdir(place, { recursive: true });
    const dejavu = readFont();
    const glyph = dejavu.glyphOf(0x2588);
    await writeFile(join(place, 'A.ttf'), writeFont(dejavu, [{ code: 0x6f22, glyph }], 'A'));
    const fonts = fontFiles(project, 'docs/threatdoc.yaml');
    expect(fonts).toEqual([join(place, 'A.ttf')]);
    const job = { ...jobOf(drawingOf(['漢', '字', 'عربي', 'ok'])), pngScale: 1 };
    const without = await renderer.draw(job);
    const picture = await renderer.draw({ ...job, fonts });
    await rm(project, { recursive: true });
    expect([...without.missing].sort()).toEqual(['字', '漢']);
    expect(picture.missing).toEqual(['字']);
    expect(picture.svg.match(/unicode-range:[^;]*/g)).toEqual(['unicode-range:U+6F22']);
    expect(picture.png).not.toEqual(without.png);
  });

  test('a missing character is told with what to install', () => {
    expect(sayMissing('Shop: context', ['한', '漢', '\u202e'])).toBe(
      'warning: Shop: context: no font has a glyph for 한 (U+D55C), 漢 (U+6F22), (U+202E); ' +
        "a PNG shows boxes there, an SVG what the reader's fonts have\n" +
        '  → npm install --save-dev @expo-google-fonts/noto-sans-kr @expo-google-fonts/noto-sans-sc, ' +
        'in the project of the model: fonts that are there are used\n',
    );
  });

  test('a line that is read from the right stays on its line in a PNG', async () => {
    const drawn = (place: string) =>
      writePng(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><text y="9">` +
          `<tspan x="90" ${place}><tspan>חנות</tspan><tspan> הלחם</tspan></tspan></text></svg>`,
        1,
        [fontFile],
      );
    const wanted = await drawn('y="1em"');
    expect(await drawn('y="-0.1em" dy="1.1em"')).toEqual(wanted);
    expect(await drawn('y="0.5em" dy="1.1em"')).not.toEqual(wanted);
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
});

/** Arrows everywhere between fifty boxes in eight frames. */
function dense(seed: number): Drawing {
  const many = { elements: 50, boundaries: 8, flows: 120, loose: 0.2, nested: 0.3, local: 0.2 };
  return randomDrawing({ ...many, atBoundaries: 0.1, length: 0, seed });
}

describe('a diagram that mermaid can draw in some orders only', () => {
  const fails = [98];
  const draws = [2];

  test.each(fails)('is written in one that it draws (seed %i)', async (seed) => {
    const job = { name: 'a', title: 'A', description: '' };
    const [asGiven] = drawDrawing(dense(seed), () => true);
    await expect(renderer.draw({ ...job, source: asGiven?.source ?? '' })).rejects.toThrow(
      "Cannot set properties of undefined (setting 'order')",
    );
    const [written, ...others] = diagrams.architecture.draw(dense(seed));
    expect(others).toEqual([]);
    expect((await renderer.draw({ ...job, source: written?.source ?? '' })).svg).toContain('<svg');
    expect(written?.source.split('\n').sort()).toEqual(asGiven?.source.split('\n').sort());
  });

  test.each(draws)('is written as given when it draws that (seed %i)', async (seed) => {
    const job = { name: 'a', title: 'A', description: '' };
    const [asGiven] = drawDrawing(dense(seed), () => true);
    const [written] = diagrams.architecture.draw(dense(seed));
    expect(written).toEqual(asGiven);
    expect((await renderer.draw({ ...job, source: written?.source ?? '' })).svg).toContain('<svg');
  });

  test('is known by the dagre that mermaid has', async () => {
    const versionOf = async (path: string): Promise<string> =>
      JSON.parse(await readFile(join(root, 'node_modules', path, 'package.json'), 'utf8')).version;
    const mermaid = await readFile(join(root, 'node_modules/mermaid/package.json'), 'utf8');
    expect(JSON.parse(mermaid).dependencies['dagre-d3-es']).toBe(await versionOf('dagre-d3-es'));
  });

  test('is split where it draws none, and drawn without frames if that does not help', async () => {
    const few = {
      ...dense(1),
      boundaries: dense(1).boundaries.map((zone) => ({ ...zone, name: `Zone ${zone.id}` })),
    };
    const parts = drawDrawing(few, (items) => items.every((item) => !('frame' in item)));
    expect(parts.length).toBeGreaterThan(1);
    const flat = parts.filter(({ source }) => !source.includes('subgraph'));
    expect(flat.length).toBeGreaterThan(0);
    const telling = flat.filter(({ source }) => source.includes('<small>in Zone z'));
    expect(telling.length).toBeGreaterThan(0);
    expect(telling.every(({ note }) => note?.includes('boxes name theirs'))).toBe(true);
    for (const { source } of parts) {
      const picture = await renderer.draw({ name: 'a', title: 'A', description: '', source });
      expect(picture.svg).toContain('<svg');
    }
  });
});

describeInChromium('pictures are as in a browser', () => {
  test('boxes and frames stand where they do there', async () => {
    const jobs = (await Promise.all(examples.map(jobsOf))).flat();
    expect(jobs.length).toBeGreaterThan(25);
    const chromium = await ChromiumRenderer.start(readFont());
    try {
      for (const job of jobs) {
        const [ours, theirs] = [await renderer.draw(job), await chromium.draw(job)];
        const [found, wanted] = [placesOf(ours.svg), placesOf(theirs.svg)];
        expect([...found.keys()]).toEqual([...wanted.keys()]);
        expect(found.size).toBeGreaterThan(1);
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
  }, 120_000);
});
