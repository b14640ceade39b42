import { execFile } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { readExisting } from '../../src/write/existing.ts';
import { folder } from './folder.ts';

let root = '';

beforeEach(async () => {
  root = join(await folder(), 'project');
  await mkdir(root);
});

async function failure(path: string): Promise<string | undefined> {
  const existing = await readExisting(root, path);
  return 'failure' in existing ? existing.failure.message : undefined;
}

test('a file is read as it is', async () => {
  await writeFile(join(root, 'a.md'), '\uFEFFé\r\n');
  expect(await readExisting(root, 'a.md')).toEqual({ text: '\uFEFFé\r\n' });
});

test('a file that does not exist is no failure', async () => {
  expect(await readExisting(root, 'docs/a.md')).toEqual({ text: undefined });
});

test('a file that is not UTF-8 is a failure', async () => {
  await writeFile(join(root, 'a.md'), Buffer.from([0x63, 0xe9]));
  expect(await failure('a.md')).toBe('Cannot read a.md: it is not UTF-8 text');
});

test('a file that is too large is a failure', async () => {
  await writeFile(join(root, 'a.md'), '');
  await truncate(join(root, 'a.md'), 64_000_001);
  expect(await failure('a.md')).toContain('larger than 64 MB');
});

test('nothing is read outside the project', async () => {
  await writeFile(join(root, '../secret'), 'secret');
  await symlink('../secret', join(root, 'a.md'));
  expect(await failure('a.md')).toContain('outside the project');
  expect(await failure('../secret')).toContain('outside the project');
});

test('only regular files are read', async () => {
  await mkdir(join(root, 'a.md'));
  await promisify(execFile)('mkfifo', [join(root, 'pipe')]);
  expect(await failure('a.md')).toContain('it is a folder');
  expect(await failure('pipe')).toContain('it is not a regular file');
});
