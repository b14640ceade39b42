import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseScenario, playScenario } from './helpers/scenario.ts';

const shelf = fileURLToPath(new URL('scenarios/', import.meta.url));
const names = (await readdir(shelf)).filter((name) => name.endsWith('.txt')).sort();
const texts = await Promise.all(names.map((name) => readFile(join(shelf, name), 'utf8')));

describe('the program does what a scenario says', () => {
  test.each(names.map((name, index) => ({ name, text: texts[index] ?? '' })))(
    '$name',
    async ({ name, text }) => {
      const folder = await realpath(await mkdtemp(join(tmpdir(), 'threatdoc-scenario-')));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const played = await playScenario(parseScenario(text), folder);
      expect(played).not.toContain('This is a bug in threatdoc');
      if (process.env.UPDATE_SCENARIOS === '1') await writeFile(join(shelf, name), played);
      else expect(played).toBe(text);
    },
  );
});

test('each scenario says in its first line, and nobody else in the same words, what it is about', () => {
  const titles = texts.map((text) => parseScenario(text).title.split('\n')[0]);
  expect(titles.filter((title) => !/^[A-Z`].+[^.]$/.test(title ?? ''))).toEqual([]);
  expect(new Set(titles).size).toBe(titles.length);
});
