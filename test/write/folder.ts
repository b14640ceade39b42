import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder for one test, with a project in it that has a place outside beside it. */
export async function folder(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'threatdoc-write-')));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Every file and folder below a folder, to see what a write left behind. */
export async function everythingIn(path: string): Promise<readonly string[]> {
  return (await readdir(path, { recursive: true })).sort();
}
