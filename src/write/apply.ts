import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { failureMessage } from './failure-message.ts';
import { resolveTarget } from './resolve-target.ts';

/** A file to write; one of the kind `same` is left alone. */
export interface FileChange {
  readonly path: string;
  readonly kind: 'create' | 'update' | 'same';
  readonly after: string | Uint8Array;
}

/** The paths that were written and, if it stopped, at which file and why. */
export interface Applied {
  readonly written: readonly string[];
  readonly failure?: { readonly path: string; readonly message: string };
}

interface Write {
  readonly path: string;
  readonly after: string | Uint8Array;
  readonly file: string;
  readonly existing: Stats | undefined;
  /** A new file beside the target, since a rename is only atomic within a file system. */
  readonly temporary: string;
}

/**
 * Writes files inside the project: the only place that does. Everything is checked before the
 * first file is touched, each file is replaced as a whole, and no temporary file stays behind; what
 * an interrupted run leaves is removed by a later one.
 *
 * @param root the project's folder, which nothing that is written leaves.
 */
export async function apply(root: string, changes: readonly FileChange[]): Promise<Applied> {
  const writes: Write[] = [];
  const written: string[] = [];
  let current = '';
  try {
    for (const change of changes.filter(({ kind }) => kind !== 'same')) {
      current = change.path;
      const write = await check(root, change, writes);
      if (typeof write === 'string') return failed(current, write, written);
      writes.push(write);
    }
    for (const write of writes) {
      current = write.path;
      await stage(write);
    }
    for (const write of writes) {
      current = write.path;
      await rename(write.temporary, write.file);
      written.push(write.path);
    }
    return { written };
  } catch (error) {
    return failed(current, failureMessage(error), written);
  } finally {
    await Promise.all(writes.map(cleanUp));
  }
}

function failed(path: string, cause: string, written: readonly string[]): Applied {
  return { written, failure: { path, message: `Cannot write ${path}: ${cause}` } };
}

/** Prepares a write, or says why it must not happen. */
async function check(
  root: string,
  { path, kind, after }: FileChange,
  others: readonly Write[],
): Promise<Write | string> {
  const target = await resolveTarget(root, path);
  if ('refusal' in target) return target.refusal;
  const { file, existing } = target;
  const rival = others.find((other) => collide(other.file, file));
  if (rival) return `it leads to the same place as ${rival.path}`;
  if (existing && kind === 'create') return 'it came into being in the meantime';
  // A rename would replace a file that its owner has made read-only.
  if (existing) await access(file, constants.W_OK);
  return { path, after, file, existing, temporary: join(dirname(file), temporaryName()) };
}

/** Whether two files are one, or one needs the other to be a folder. */
function collide(left: string, right: string): boolean {
  return left === right || left.startsWith(right + sep) || right.startsWith(left + sep);
}

function temporaryName(): string {
  return `.threatdoc-${randomUUID()}.tmp`;
}

async function stage({ file, temporary, after, existing }: Write): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await sweep(dirname(file));
  const mode = existing ? existing.mode & 0o7777 : 0o666;
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(after);
    if (existing) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const TEMPORARY = /^\.threatdoc-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** No run takes so long between staging a file and renaming it, in milliseconds. */
const LEFT_BEHIND = 10 * 60 * 1000;

/** Removes what an earlier run left behind when it was interrupted; a run at work is younger. */
async function sweep(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => TEMPORARY.test(name));
  for (const name of names) {
    const file = join(folder, name);
    const age = await stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > LEFT_BEHIND) await rm(file, { force: true });
  }
}

/** Removes what was not renamed and, as far as the system can, makes the rename last. */
async function cleanUp({ temporary, file }: Write): Promise<void> {
  const ignore = () => {};
  await rm(temporary, { force: true }).catch(ignore);
  const folder = await open(dirname(file), 'r').catch(ignore);
  await folder?.sync().catch(ignore);
  await folder?.close();
}
