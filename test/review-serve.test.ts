import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { describeInChromium, findChromium } from './helpers/chromium.ts';

const PROGRAM = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const MODEL = `threatdoc: 1
import: controls.threatdoc-library.yaml
system: {name: Bakery, description: Sells bread.}
context:
  elements:
    guest: {type: Person, description: Orders bread., controls: review}
    shop: {type: Software System, description: Takes orders., focus: true}
  flows:
    - guest -> shop: Orders
risks:
  theft: {name: Bread is stolen, affects: [context.shop], likelihood: low, impact: high, owner: baker}
  flood: {name: The cellar floods, affects: [context.shop], likelihood: high, impact: high}
`;
const LIBRARY = `threatdoc-library: 1
controls: {review: {name: Second pair of eyes, description: Looks at each order.}}
`;

interface Served {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly address: string;
  readonly port: number;
  readonly told: () => string;
  readonly ended: Promise<number | null>;
}

let folder = '';
let running: Served[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'threatdoc-serve-'));
  await mkdir(join(folder, '.git'));
  await writeFile(join(folder, 'threatdoc.yaml'), MODEL);
  await writeFile(join(folder, 'controls.threatdoc-library.yaml'), LIBRARY);
});

afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  running = [];
  await rm(folder, { recursive: true, force: true });
});

async function serve(...words: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [PROGRAM, 'review', '--serve', ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [printed, told] = ['', ''];
  child.stderr.on('data', (data) => {
    told += data;
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      printed += data;
      if (printed.includes('\n')) resolve();
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${told}`)));
  });
  const address = printed.trim();
  const served = { child, address, port: Number(new URL(address).port), told: () => told, ended };
  running.push(served);
  return served;
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it has not come true');
}

/** As vim and many editors save: a new file in the place of the old one. */
async function save(name: string, text: string): Promise<void> {
  await writeFile(join(folder, `${name}.new`), text);
  await rename(join(folder, `${name}.new`), join(folder, name));
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

function ask(
  port: number,
  path: string,
  { host = `127.0.0.1:${port}`, method = 'GET' } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (answer) => {
      let text = '';
      answer.on('data', (data) => {
        text += data;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('review --serve', () => {
  test('answers GET of two paths under its own name, and nothing else', async () => {
    const { port, told } = await serve('--port', '0');
    await until(() => told().includes('up to date'));
    const page = await ask(port, '/');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Bread is stolen');
    expect(page.headers['x-frame-options']).toBe('DENY');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    const statuses = await Promise.all([
      ask(port, '/', { host: `localhost:${port}` }),
      ask(port, '/', { host: `rebound.example:${port}` }),
      ask(port, '/', { host: '127.0.0.1' }),
      ask(port, '/events', { host: 'rebound.example' }),
      ask(port, '/', { method: 'POST' }),
      ask(port, '/', { method: 'OPTIONS' }),
      ask(port, '/threatdoc.yaml'),
      ask(port, '/../../etc/passwd'),
      ask(port, '/%2e%2e/threatdoc.yaml'),
      ask(port, '//evil.example/'),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([
      200, 403, 403, 403, 405, 405, 404, 404, 404, 404,
    ]);
    expect(statuses.slice(1).every(({ text }) => !text.includes('Bread'))).toBe(true);
  });

  test('stops cleanly when it is asked to, with somebody listening', async () => {
    const { child, port, told, ended } = await serve('--port', '0');
    await until(() => told().includes('up to date'));
    const listening = ask(port, '/events').catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    await listening;
    await expect(ask(port, '/')).rejects.toThrow('ECONNREFUSED');
  });

  test('takes the next free port, unless one is named', async () => {
    const rival = createServer();
    await new Promise<void>((resolve) => rival.listen(0, '127.0.0.1', resolve));
    const taken = (rival.address() as { port: number }).port;
    await expect(serve('--port', String(taken))).rejects.toThrow(
      `ended with 2: Port ${taken} is in use`,
    );
    const [first, second] = [await serve(), await serve()];
    expect(second.port).not.toBe(first.port);
    rival.close();
  });

  test.each([
    [['--port', '65536'], 'Expected a number'],
    [['--port', 'http'], 'Expected a number'],
    [['--out', 'x.html'], 'cannot be used with'],
    [['-'], 'follows a file'],
  ])('refuses %j', async (words, reason) => {
    await expect(serve(...words)).rejects.toThrow(reason);
  });
});

describeInChromium('a page that is served', () => {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findChromium() ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });

  beforeEach(async () => {
    problems.length = 0;
    page = await browser.newPage({ viewport: { width: 1000, height: 500 } });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
  });

  afterEach(() => page.close());
  afterAll(() => browser.close());

  async function look(address: string): Promise<void> {
    await page.goto(address);
    await page.locator('main').waitFor();
  }

  const number = (script: string) => page.evaluate<number>(script);

  test('shows what is saved, and stays where its reader is', async () => {
    const { address, told } = await serve('--port', '0');
    await until(() => told().includes('up to date'));
    await look(`${address}#risks?severity=critical`);
    await page.locator('.live-problem').waitFor({ state: 'detached' });
    expect(await page.locator('#risk-theft').isVisible()).toBe(false);
    expect(await page.locator('#risk-flood').isVisible()).toBe(true);
    await page.evaluate('window.stillHere = true; scrollTo(0, 300)');
    const before = await number(
      'document.querySelector("#risk-flood").getBoundingClientRect().top',
    );

    await save('threatdoc.yaml', MODEL.replace('The cellar floods', 'The oven burns'));
    await page.getByText('The oven burns').first().waitFor();
    const after = await number('document.querySelector("#risk-flood").getBoundingClientRect().top');
    expect(Math.abs(after - before)).toBeLessThan(2);
    expect(await page.evaluate('window.stillHere')).toBe(true);
    expect(page.url()).toContain('severity=critical');
    expect(await page.locator('#risk-theft').isVisible()).toBe(false);

    await save('controls.threatdoc-library.yaml', LIBRARY.replace('Second pair', 'Third pair'));
    await page.getByText('Third pair of eyes').first().waitFor({ state: 'attached' });
    expect(problems).toEqual([]);
  });

  test('keeps the element open that its reader looks at, and shows what is new of it', async () => {
    const { address, told } = await serve('--port', '0');
    await until(() => told().includes('up to date'));
    await look(address);
    await page.locator('a[href^="#element-context.shop"]').first().click();
    const panel = page.locator('#panel');
    await panel.getByText('Takes orders.').first().waitFor();
    await save('threatdoc.yaml', MODEL.replace('Takes orders.', 'Takes all orders.'));
    await panel.getByText('Takes all orders.').first().waitFor();
    expect(await panel.isVisible()).toBe(true);
    expect(problems).toEqual([]);
  });

  test('shows what is wrong over the last good page, until it is right', async () => {
    const { address, told } = await serve('--port', '0');
    await until(() => told().includes('up to date'));
    await look(address);
    await save('threatdoc.yaml', MODEL.replace('controls: review', 'controls: reviews'));
    const problem = page.locator('.live-problem');
    await problem.waitFor();
    expect(await problem.textContent()).toContain('threatdoc.yaml:6:');
    expect(await problem.textContent()).toContain('reviews');
    expect(await problem.textContent()).toContain('^^^^^^^');
    expect(await page.getByText('Bread is stolen').count()).toBeGreaterThan(0);
    await save('threatdoc.yaml', '<script>alert(1)</script>: [');
    await page.getByText('<script>').first().waitFor();
    await save('threatdoc.yaml', MODEL.replace('Bread is stolen', 'Cake is stolen'));
    await page.getByText('Cake is stolen').first().waitFor({ state: 'attached' });
    await problem.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  test('comes into being when a model that was never right becomes so', async () => {
    await writeFile(join(folder, 'threatdoc.yaml'), 'threatdoc: 2\n');
    const { address, told } = await serve('--port', '0');
    await until(() => told().includes('stays as it was'));
    await page.goto(address);
    await page.locator('.live-problem').waitFor();
    await save('threatdoc.yaml', await readFile(join(folder, 'threatdoc.yaml'), 'utf8'));
    await save('threatdoc.yaml', MODEL);
    await page.locator('main').waitFor();
    expect(problems).toEqual([]);
  });

  test('says when the program has stopped', async () => {
    const { child, address, told } = await serve('--port', '0');
    await until(() => told().includes('up to date'));
    await look(address);
    child.kill('SIGTERM');
    await page.getByText('threatdoc has stopped').waitFor();
  });
});
