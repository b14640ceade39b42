import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareDesigns } from '../src/changes/compare-designs.ts';
import { writeFont } from '../src/picture/write-font.ts';
import { readFont } from '../src/shell/font-file.ts';
import { describeInChromium, openTab } from './helpers/chromium.ts';
import { designOf } from './helpers/documents.ts';
import { closeReviews, reviewOf, reviewOfExample } from './helpers/review.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const BAKERY = `
threatdoc: 1
system: {name: Bakery}
controls: {locks: {name: Locks}}
data: {recipes: {name: Recipes}}
container:
  elements: {shop: {name: Shop, type: Service}, oven: {name: Oven}}
  flows: ["shop -> oven: Asks"]
risks:
  theft: {name: Theft, likelihood: low, impact: medium, treatment: mitigate, controls: [locks]}
`;

afterAll(closeReviews);

describe('a review page', () => {
  test('is the same each time', async () => {
    expect(await reviewOfExample('click')).toBe(await reviewOfExample('click'));
  });

  test('has each id once, and no link to one that is not there', async () => {
    for (const example of ['web-shop', 'cloud-connectors', 'ipsdk', 'pyvider']) {
      const page = await reviewOfExample(example);
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const links = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id = '']) =>
        decodeURIComponent(id),
      );
      expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });

  test('has one script, one style, no style of an element, and nothing from elsewhere', async () => {
    const page = await reviewOfExample('web-shop');
    expect(page.match(/<script\b/g)).toHaveLength(1);
    expect(page.match(/<style\b/g)).toHaveLength(1);
    expect(page.match(/<[^>]* style="/g)).toBeNull();
    expect([...page.matchAll(/<[^>]* src="(?!data:)[^"]*"/g)]).toEqual([]);
  });

  test('says what changed, with severities before and after', async () => {
    const base = designOf(BAKERY.replace('impact: medium', 'impact: critical'));
    const page = await reviewOf(BAKERY, { base });
    const changes = page.slice(page.indexOf('id="changes"'), page.indexOf('id="risks"'));
    expect(changes).toMatch(/is-high">High.*→.*is-low">Low/s);
    expect(changes).toContain('main:threatdoc.yaml');
  });
});

describe('a page with words that our font lacks', () => {
  const SUSHI = `
threatdoc: 1
system: {name: 漢 bakery 🥐, description: Bread and 漢 again}
container:
  elements: {shop: {name: 漢}, oven: {name: Oven}}
  flows: ["shop -> oven: 漢"]
`;
  let project = '';
  let font = '';
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'threatdoc-fonts-'));
    font = join(project, 'A.ttf');
    const dejavu = readFont();
    const characters = [0x6f22, 0x1f950].map((code) => ({ code, glyph: dejavu.glyphOf(0x2588) }));
    await writeFile(font, writeFont(dejavu, characters, 'A'));
  });
  afterAll(() => rm(project, { recursive: true, force: true }));

  test('has the glyphs of the fonts that the project has for them, once', async () => {
    const page = await reviewOf(SUSHI, { fonts: [font] });
    expect(page.match(/unicode-range:[^;]*/g)).toEqual(['unicode-range:U+6F22,U+1F950']);
    expect(await reviewOf(SUSHI)).not.toContain('unicode-range');
  });

  test('is no larger where no word needs them', async () => {
    expect(await reviewOf(BAKERY, { fonts: [font] })).toBe(await reviewOf(BAKERY));
  });

  describeInChromium('in a browser', () => {
    test('shows them, and its policy lets it', async () => {
      const tab = await openTab({ viewport: { width: 1280, height: 900 } });
      const refused: string[] = [];
      tab.on('console', (message) => refused.push(message.text()));
      const file = join(project, 'review.html');
      await writeFile(file, await reviewOf(SUSHI, { fonts: [font] }));
      await tab.goto(String(pathToFileURL(file)));
      await tab.evaluate('document.fonts.ready.then(() => null)');
      const devtools = await tab.context().newCDPSession(tab);
      await devtools.send('DOM.enable');
      await devtools.send('CSS.enable');
      const { root } = await devtools.send('DOM.getDocument');
      const fontsOf = async (selector: string) => {
        const { nodeId } = await devtools.send('DOM.querySelector', {
          nodeId: root.nodeId,
          selector,
        });
        const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
        return fonts.filter(({ isCustomFont }) => isCustomFont).map(({ familyName }) => familyName);
      };
      expect(await fontsOf('h1')).toEqual(['Threatdoc Others']);
      expect(await fontsOf('.drawing [data-subject="container.shop"] tspan')).toContain(
        'Threatdoc Others',
      );
      expect(refused).toEqual([]);
      await tab.context().close();
    });
  });
});

describe('two designs are compared', () => {
  const changesFrom = (before: string, after: string) =>
    compareDesigns(designOf(before), designOf(after)).map(({ kind, what, subject, fields }) => [
      kind,
      what,
      subject,
      ...fields.map(({ field, before: old, after: now }) => `${field}: ${old} → ${now}`),
    ]);

  test('that are the same, with nothing to say', () => {
    expect(changesFrom(BAKERY, BAKERY)).toEqual([]);
  });

  test('by what came and what went', () => {
    const changed = BAKERY.replace('oven: {name: Oven}', 'cellar: {name: Cellar}')
      .replace('shop -> oven', 'shop -> cellar')
      .replace('recipes: {name: Recipes}', 'prices: {name: Prices}');
    expect(changesFrom(BAKERY, changed)).toEqual([
      ['element', 'added', 'container.cellar'],
      ['element', 'removed', 'container.oven'],
      ['flow', 'added', 'container.shop -> cellar'],
      ['flow', 'removed', 'container.shop -> oven'],
      ['data', 'added', 'data.prices'],
      ['data', 'removed', 'data.recipes'],
    ]);
  });

  test('by what their fields say, and what follows from it', () => {
    const changed = BAKERY.replace('name: Locks', 'name: Locks, status: planned')
      .replace('type: Service', 'type: Web Application')
      .replace('Asks', 'Orders');
    expect(changesFrom(BAKERY, changed)).toEqual([
      ['risk', 'changed', 'risks.theft', 'status: mitigated → planned'],
      ['element', 'changed', 'container.shop', 'type: Service → Web Application'],
      ['flow', 'changed', 'container.shop -> oven', 'label: Asks → Orders'],
      ['control', 'changed', 'controls.locks', 'status: existing → planned'],
    ]);
  });
});

describe('the command', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'threatdoc-review-'));
    await writeFile(join(folder, 'threatdoc.yaml'), BAKERY);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('compares with a version in git', async () => {
    const git = (...words: string[]) =>
      run('git', ['-c', 'user.name=A', '-c', 'user.email=a@shop.example', ...words], {
        cwd: folder,
      });
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-qm', 'first');
    await writeFile(join(folder, 'threatdoc.yaml'), BAKERY.replace('name: Oven', 'name: Big oven'));
    const { stdout } = await run(
      process.execPath,
      [program, 'review', '--out', '-', '--base', 'HEAD:threatdoc.yaml'],
      { cwd: folder },
    );
    expect(stdout).toContain('<ins>Big oven</ins>');
  });

  test('shows what people wrote into the documents, and says which of them are stale', async () => {
    const threatdoc = (...words: string[]) =>
      run(process.execPath, [program, ...words], { cwd: folder });
    await writeFile(join(folder, 'threatdoc.yaml'), BAKERY);
    await threatdoc('generate');
    const fresh = await threatdoc('review', '--out', '-');
    expect(fresh.stdout).not.toContain('document-stale');
    const file = join(folder, 'docs/security/design.md');
    const start = '<!-- threatdoc:keep introduction -->';
    const text = await readFile(file, 'utf8');
    const prose = `${start}\nWritten by **Anna**, not <b onclick="x()">made</b>.\n`;
    await writeFile(file, text.replace(`${start}\n`, prose));
    const shown =
      '<p>Written by <strong>Anna</strong>, not &#x3C;b onclick="x()">made&#x3C;/b>.</p>';
    const filled = await threatdoc('review', '--out', '-');
    expect(filled.stdout).toContain(shown);
    expect(filled.stdout).not.toContain('document-stale');
    const own = '<!-- threatdoc:keep mine -->\nPlaced by hand.\n<!-- threatdoc:end mine -->';
    await writeFile(file, (await readFile(file, 'utf8')).replace('\n## ', `\n${own}\n\n## `));
    await writeFile(join(folder, 'threatdoc.yaml'), BAKERY.replace('name: Oven', 'name: Furnace'));
    const stale = await threatdoc('review', '--out', '-');
    for (const words of [shown, '<p>Placed by hand.</p>', 'document-stale', 'Furnace'])
      expect(stale.stdout).toContain(words);
    await rm(join(folder, 'docs'), { recursive: true });
  }, 60_000);

  test('says that there is no browser to print with, and writes nothing', async () => {
    const failed = run(process.execPath, [program, 'review', '--pdf', 'x.pdf', '--out', 'x.html'], {
      cwd: folder,
      env: { ...process.env, CHROMIUM_PATH: '/nowhere/chromium' },
    });
    await expect(failed).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('/nowhere/chromium'),
    });
    await expect(readFile(join(folder, 'x.html'))).rejects.toThrow();
  });

  describeInChromium('prints', () => {
    test('the page as a PDF, the same each time', async () => {
      const printed = async () => {
        await run(process.execPath, [program, 'review', '--pdf', 'review.pdf'], { cwd: folder });
        return readFile(join(folder, 'review.pdf'), 'latin1');
      };
      const pdf = await printed();
      expect(pdf.startsWith('%PDF-')).toBe(true);
      expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(3);
      expect(await printed()).toBe(pdf);
    });
  });
});
