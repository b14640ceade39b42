import { chmod, lstat, mkdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { apply, type FileChange } from '../../src/write/apply.ts';
import { everythingIn, folder } from './folder.ts';

let place = '';
let root = '';

beforeEach(async () => {
  place = await folder();
  root = join(place, 'project');
  await mkdir(root);
});

function create(path: string, after: string | Uint8Array = 'new\n'): FileChange {
  return { path, kind: 'create', after };
}

function update(path: string, after = 'new\n'): FileChange {
  return { path, kind: 'update', after };
}

function read(path: string): Promise<string> {
  return readFile(join(root, path), 'utf8');
}

/** Applies changes of which one must fail, and checks that nothing at all happened. */
async function refused(...changes: readonly FileChange[]): Promise<string | undefined> {
  const before = await everythingIn(place);
  const { written, failure } = await apply(root, changes);
  expect(written).toEqual([]);
  expect(await everythingIn(place)).toEqual(before);
  return failure?.message;
}

test('files are created with the folders they need', async () => {
  const changes = [
    create('docs/security/design.md'),
    create('image.png', new Uint8Array([0, 255])),
  ];
  expect(await apply(root, changes)).toEqual({ written: ['docs/security/design.md', 'image.png'] });
  expect(await read('docs/security/design.md')).toBe('new\n');
  expect([...(await readFile(join(root, 'image.png')))]).toEqual([0, 255]);
  expect(await everythingIn(root)).toEqual([
    'docs',
    'docs/security',
    'docs/security/design.md',
    'image.png',
  ]);
});

test('a file that stays the same is not touched', async () => {
  expect(await apply(root, [{ path: 'a.md', kind: 'same', after: 'a' }])).toEqual({ written: [] });
  expect(await everythingIn(root)).toEqual([]);
});

test('an updated file keeps its mode', async () => {
  await writeFile(join(root, 'a.md'), 'old\n');
  await chmod(join(root, 'a.md'), 0o640);
  expect(await apply(root, [update('a.md')])).toEqual({ written: ['a.md'] });
  expect(await read('a.md')).toBe('new\n');
  expect((await stat(join(root, 'a.md'))).mode & 0o7777).toBe(0o640);
});

test('two runs at once leave one whole text and nothing else', async () => {
  await writeFile(join(root, 'a.md'), 'old\n');
  const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000));
  await Promise.all(texts.map((text) => apply(root, [update('a.md', text), update('b.md', text)])));
  expect(texts).toContain(await read('a.md'));
  expect(await everythingIn(root)).toEqual(['a.md', 'b.md']);
});

describe('nothing is written at all', () => {
  test('when a path leaves the project or names no file', async () => {
    expect(await refused(create('a.md'), create('../b.md'))).toBe(
      'Cannot write ../b.md: it leads outside the project',
    );
    expect(await refused(create('docs/../../b.md'))).toContain('outside the project');
    expect(await refused(create(join(place, 'b.md')))).toContain('outside the project');
    expect(await refused(create('.'))).toContain('does not name a file');
    expect(await refused(create('docs/'))).toContain('does not name a file');
    expect(await refused(create('a\0.md'))).toContain('does not name a file');
  });

  test('when a folder on the way is a link to the outside', async () => {
    await mkdir(join(place, 'outside'));
    await symlink('../outside', join(root, 'docs'));
    expect(await refused(create('a.md'), create('docs/security/b.md'))).toContain(
      'outside the project',
    );
    await symlink(join(place, 'yet-to-be'), join(root, 'other'));
    expect(await refused(create('other/b.md'))).toContain('outside the project');
  });

  test('when the file is a link to the outside, whether or not that exists', async () => {
    await writeFile(join(place, 'outside.md'), 'old\n');
    await symlink('../outside.md', join(root, 'a.md'));
    await symlink('../yet-to-be.md', join(root, 'b.md'));
    await symlink('b.md', join(root, 'c.md'));
    for (const path of ['a.md', 'b.md', 'c.md']) {
      expect(await refused(update(path))).toContain('outside the project');
    }
    expect(await readFile(join(place, 'outside.md'), 'utf8')).toBe('old\n');
  });

  test('when links lead in a circle or nowhere', async () => {
    await symlink('b.md', join(root, 'a.md'));
    await symlink('a.md', join(root, 'b.md'));
    expect(await refused(update('a.md'))).toContain('in a circle');
    await symlink('missing/folder/c.md', join(root, 'c.md'));
    expect(await refused(update('c.md'))).toContain('folder that does not exist');
  });

  test("when it would land in git's folder", async () => {
    await mkdir(join(root, '.git/hooks'), { recursive: true });
    await symlink('.git/hooks', join(root, 'docs'));
    expect(await refused(create('docs/pre-commit'))).toContain('folder of git');
    expect(await refused(create('.git/x'))).toContain('folder of git');
  });

  test('when a folder is where the file should be, or the other way round', async () => {
    await mkdir(join(root, 'a.md'));
    await writeFile(join(root, 'docs'), 'a file\n');
    expect(await refused(create('b.md'), create('a.md'))).toBe('Cannot write a.md: it is a folder');
    expect(await refused(create('b.md'), create('docs/security/a.md'))).toContain(
      'docs is a file, not a folder',
    );
  });

  test('when a file came into being since the plan was made', async () => {
    await writeFile(join(root, 'a.md'), 'just saved\n');
    expect(await refused(create('b.md'), create('a.md'))).toContain('in the meantime');
  });

  test('when two outputs lead to one file', async () => {
    await symlink('a.md', join(root, 'b.md'));
    expect(await refused(create('a.md'), update('b.md'))).toContain('the same place as a.md');
    expect(await refused(create('c.md/d.md'), create('c.md'))).toContain('the same place as');
  });

  test('when the project does not exist', async () => {
    const { failure } = await apply(join(place, 'missing'), [create('a.md')]);
    expect(failure?.message).toContain('does not exist (ENOENT)');
  });

  test('when a name is too long', async () => {
    const long = `${'x'.repeat(300)}/b.md`;
    expect(await refused(create('a.md'), create(long))).toContain('its path is too long');
  });
});

test('a link inside the project stays and its destination is written', async () => {
  await mkdir(join(root, 'real'));
  await writeFile(join(root, 'real/a.md'), 'old\n');
  await symlink('real/a.md', join(root, 'a.md'));
  await symlink('real', join(root, 'docs'));
  await symlink('real/c.md', join(root, 'c.md'));
  await symlink('real/new', join(root, 'new'));
  const changes = [update('a.md'), create('docs/b.md'), create('c.md'), create('new/d.md')];
  expect((await apply(root, changes)).failure).toBeUndefined();
  for (const path of ['a.md', 'docs', 'c.md', 'new']) {
    expect((await lstat(join(root, path))).isSymbolicLink()).toBe(true);
  }
  expect(await everythingIn(join(root, 'real'))).toEqual([
    'a.md',
    'b.md',
    'c.md',
    'new',
    'new/d.md',
  ]);
  expect(await read('real/a.md')).toBe('new\n');
});

test('the project may itself be reached by a link', async () => {
  await symlink('project', join(place, 'link'));
  expect(await apply(join(place, 'link'), [create('docs/a.md')])).toEqual({
    written: ['docs/a.md'],
  });
  expect(await read('docs/a.md')).toBe('new\n');
});

test('a bug is not taken for a failure', async () => {
  const broken = { path: 'a.md', kind: 'create', after: 5 } as unknown as FileChange;
  await expect(apply(root, [broken])).rejects.toThrow(TypeError);
  expect(await everythingIn(root)).toEqual([]);
});

test('what an interrupted run left behind goes, what a run at work has stays', async () => {
  const left = '.threatdoc-0b9f6a50-2b53-4b1e-9a55-6d3c8a1f7e20.tmp';
  const atWork = '.threatdoc-5c0e8f1a-7d64-4e0b-8f0a-9b1c2d3e4f50.tmp';
  for (const name of [left, atWork, '.threatdoc-notes.tmp']) await writeFile(join(root, name), '');
  for (const name of [left, '.threatdoc-notes.tmp']) await utimes(join(root, name), 0, 0);
  await apply(root, [create('design.md')]);
  expect(await everythingIn(root)).toEqual([atWork, '.threatdoc-notes.tmp', 'design.md']);
});
