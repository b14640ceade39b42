import type * as files from 'node:fs/promises';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { apply } from '../../src/write/apply.ts';
import { everythingIn, folder } from './folder.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  return { ...real, open: vi.fn(real.open), rename: vi.fn(real.rename) };
});

const real = await vi.importActual<typeof files>('node:fs/promises');
const changes = ['a.md', 'docs/b.md', 'c.md'].map(
  (path) => ({ path, kind: 'update', after: 'new\n' }) as const,
);
let root = '';

beforeEach(async () => {
  root = await folder();
  await mkdir(join(root, 'docs'));
  for (const { path } of changes) await writeFile(join(root, path), 'old\n');
});

afterEach(() => {
  vi.mocked(open).mockImplementation(real.open);
  vi.mocked(rename).mockImplementation(real.rename);
});

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'write' });
}

async function texts(): Promise<readonly string[]> {
  expect(await everythingIn(root)).toEqual(['a.md', 'c.md', 'docs', 'docs/b.md']);
  return Promise.all(changes.map(({ path }) => readFile(join(root, path), 'utf8')));
}

test('when the disk is full no file has changed and no temporary file is left', async () => {
  let count = 0;
  vi.mocked(open).mockImplementation(async (path, flags, mode) => {
    const handle = await real.open(path, flags, mode);
    if (flags === 'wx') count += 1;
    if (flags === 'wx' && count === 2) {
      await handle.writeFile('ne');
      handle.writeFile = () => Promise.reject(systemError('ENOSPC'));
    }
    return handle;
  });
  expect(await apply(root, changes)).toEqual({
    written: [],
    failure: {
      path: 'docs/b.md',
      message: 'Cannot write docs/b.md: no space is left on the device (ENOSPC)',
    },
  });
  expect(await texts()).toEqual(['old\n', 'old\n', 'old\n']);
});

test('when a file cannot be replaced those before it are named and no temporary file is left', async () => {
  vi.mocked(rename).mockImplementation(async (from, to) => {
    if (String(to).endsWith('b.md')) throw systemError('EROFS');
    await real.rename(from, to);
  });
  const { written, failure } = await apply(root, changes);
  expect(written).toEqual(['a.md']);
  expect(failure).toEqual({
    path: 'docs/b.md',
    message: 'Cannot write docs/b.md: the file system is read-only (EROFS)',
  });
  expect(await texts()).toEqual(['new\n', 'old\n', 'old\n']);
});

test('an unknown error of the system is told by its code', async () => {
  vi.mocked(rename).mockRejectedValue(systemError('ESTALE'));
  const { failure } = await apply(root, changes);
  expect(failure?.message).toBe('Cannot write a.md: ESTALE');
});

test('a folder that cannot be synchronised does no harm', async () => {
  vi.mocked(open).mockImplementation((path, flags, mode) =>
    flags === 'r' ? Promise.reject(systemError('EISDIR')) : real.open(path, flags, mode),
  );
  expect(await apply(root, changes)).toEqual({ written: ['a.md', 'docs/b.md', 'c.md'] });
});
