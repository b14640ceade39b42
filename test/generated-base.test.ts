import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { generatedBase } from '../src/shell/generated-base.ts';
import { readDocument } from '../src/write/read-document.ts';
import { bodyOf, documentWith } from './helpers/carried-edit.ts';

const folder = mkdtempSync(join(tmpdir(), 'threatdoc-base-'));
afterAll(() => rmSync(folder, { recursive: true }));

function git(...words: string[]): void {
  const who = ['-c', 'user.name=Baker', '-c', 'user.email=baker@bakery.example'];
  execFileSync('git', ['-C', folder, ...who, ...words], { stdio: 'ignore' });
}

test('the document as it was generated is found in the history, below commits that edited it', async () => {
  const model = (goal: string) =>
    `threatdoc: 1\nsystem: {name: Bakery orders}\nbusiness: {goals: [${goal}]}\n`;
  const [older, generated] = await Promise.all(
    ['Bread at eight', 'Bread at seven'].map((goal) =>
      documentWith({ model: model(goal), libraries: {} }),
    ),
  );
  const edited = generated?.replace('Bread at seven', 'Bread at six') ?? '';
  git('init', '-q');
  for (const text of [older, generated, edited]) {
    writeFileSync(join(folder, 'design.md'), text ?? '');
    git('add', 'design.md');
    git('commit', '-qm', 'Write the document');
  }
  const hash = readDocument(edited).header?.hash ?? '';
  const base = await generatedBase(folder, 'design.md', hash);
  expect(bodyOf(base ?? '')).toBe(bodyOf(generated ?? ''));
  expect(await generatedBase(folder, 'other.md', hash)).toBeUndefined();
  expect(await generatedBase(folder, 'design.md', '0'.repeat(64))).toBeUndefined();
});
