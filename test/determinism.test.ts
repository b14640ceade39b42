import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const models = (await readdir(examples, { recursive: true }))
  .filter((name) => /(?:^|[/.])threatdoc\.yaml$/.test(name))
  .map((name) => ({ model: name }))
  .sort((left, right) => (left.model < right.model ? -1 : 1));

/** Other versions of Node, as paths joined by colons. */
const nodes = (process.env.THREATDOC_NODES ?? '').split(':').filter((path) => path !== '');
const NO_NODES = 'THREATDOC_NODES names no other versions of Node';
if (nodes.length === 0) console.info(`Skipped: ${NO_NODES}.`);

const run = promisify(execFile);

interface Surroundings {
  readonly node?: string;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** The documents of a model as the program prints them. */
async function documentsOf(
  model: string,
  { node = process.execPath, cwd = examples, env = {} }: Surroundings = {},
): Promise<string> {
  const { stdout } = await run(node, [program, 'generate', model, '--stdout'], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** The examples in another folder, which is a repository of its own. */
async function copyOfExamples(name: string): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const copy = join(folder, 'a folder with spaces', basename(examples));
  await cp(examples, copy, { recursive: true });
  await mkdir(join(dirname(copy), '.git'));
  return copy;
}

test('there are examples', () => {
  expect(models.length).toBeGreaterThanOrEqual(3);
});

describe.each(models)('the documents of $model', ({ model }) => {
  test('are the same at any time of the day', async () => {
    const east = await documentsOf(model, { env: { TZ: 'Pacific/Kiritimati' } });
    const west = await documentsOf(model, { env: { TZ: 'Pacific/Pago_Pago' } });
    expect(east.length).toBeGreaterThan(1000);
    expect(west).toBe(east);
  });

  test('are the same in any language', async () => {
    const turkish = await documentsOf(model, {
      env: { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    });
    const none = await documentsOf(model, { env: { LC_ALL: 'C', LANG: 'C' } });
    const swedish = await documentsOf(model, { env: { LC_ALL: 'sv_SE.UTF-8', LANG: 'sv' } });
    expect(turkish).toBe(none);
    expect(swedish).toBe(none);
  });

  test('are the same in any folder, seen from anywhere', async () => {
    const here = await documentsOf(model);
    const copy = await copyOfExamples('threatdoc-copy');
    expect(await documentsOf(model, { cwd: copy })).toBe(here);
    expect(await documentsOf(join(copy, model), { cwd: tmpdir() })).toBe(here);
    expect(await documentsOf(basename(model), { cwd: join(copy, dirname(model)) })).toBe(here);
  });

  test('are the same with every version of Node', async ({ skip }) => {
    if (nodes.length === 0) return skip(NO_NODES);
    const here = await documentsOf(model);
    for (const node of nodes) expect(await documentsOf(model, { node })).toBe(here);
  });

  test('stand in the repository as generate gives them, byte for byte', async () => {
    const copy = await copyOfExamples('threatdoc-golden');
    const before = await documentsBelow(join(examples, dirname(model)));
    const { stdout } = await run(process.execPath, [program, 'generate', join(copy, model)], {
      cwd: copy,
    });
    expect(stdout).not.toBe('');
    expect(stdout.split('\n').filter((line) => !/^(unchanged .*)?$/.test(line))).toEqual([]);
    expect(await documentsBelow(join(copy, dirname(model)))).toEqual(before);
    expect(before.size).toBeGreaterThan(0);
  });

  test('hold nothing that new ones would not, when nobody wrote in their keep zones', async () => {
    const committed = await documentsBelow(join(examples, dirname(model)));
    const fresh = withoutKept(await documentsOf(model));
    const found = [...committed.values()].map(withoutKept);
    expect(found.filter((document) => !fresh.includes(document))).toEqual([]);
    expect(found.join('').length).toBe(fresh.length);
  });
});

/** A document with empty keep zones. */
function withoutKept(document: string): string {
  const zones = /(<!-- threatdoc:keep ([a-z0-9-]+) -->\n)[\s\S]*?(<!-- threatdoc:end \2 -->)/g;
  return document.replace(zones, '$1$3');
}

/** The markdown files below a folder, by path. */
async function documentsBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return new Map(names.sort().map((name, index) => [name, texts[index] ?? '']));
}
