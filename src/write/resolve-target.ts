import type { Stats } from 'node:fs';
import { lstat, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { errorCode, failureMessage } from './failure-message.ts';

/** The file that a path stands for once links are followed, or why it must not be touched. */
export type Target =
  | { readonly file: string; readonly existing: Stats | undefined }
  | { readonly refusal: string };

const outside = 'it leads outside the project';

/**
 * Follows the links of a path inside the project and refuses whatever leaves it, is no regular
 * file, or lies in git's own folder. A link inside the project stays and its destination counts.
 *
 * @param root the project's folder.
 * @param path relative to it, with `/`.
 */
export async function resolveTarget(root: string, path: string): Promise<Target> {
  const parts = posix.normalize(path).split('/');
  if (isAbsolute(path) || parts[0] === '..') return { refusal: outside };
  if (path.includes('\0') || parts.some((part) => part === '' || part === '.')) {
    return { refusal: 'it does not name a file' };
  }
  if (sep === '\\' && /[\\:]/.test(path)) return { refusal: outside };
  try {
    const realRoot = await realpath(root);
    return await follow(realRoot, realRoot, parts);
  } catch (error) {
    return { refusal: failureMessage(error) };
  }
}

async function follow(root: string, folder: string, parts: readonly string[]): Promise<Target> {
  const [part = '', ...rest] = parts;
  const place = await destination(join(folder, part));
  if (place === undefined)
    return { refusal: 'it is a symbolic link to a folder that does not exist' };
  if (!isInside(root, place)) return { refusal: outside };
  if (isInside(join(root, '.git'), place)) return { refusal: 'it leads into the folder of git' };

  const existing = await ifThere(stat(place));
  if (rest.length === 0) {
    if (existing?.isDirectory()) return { refusal: 'it is a folder' };
    if (existing && !existing.isFile()) return { refusal: 'it is not a regular file' };
    return { file: place, existing };
  }
  if (!existing) return { file: join(place, ...rest), existing };
  if (!existing.isDirectory()) return { refusal: `${part} is a file, not a folder` };
  return follow(root, place, rest);
}

/** The real path, also of a link whose destination is yet to be created in a folder that exists. */
async function destination(path: string): Promise<string | undefined> {
  const real = await ifThere(realpath(path));
  if (real !== undefined) return real;
  const link = await ifThere(lstat(path));
  if (!link) return path;
  const aim = resolve(dirname(path), await readlink(path));
  const parent = await ifThere(realpath(dirname(aim)));
  return parent === undefined ? undefined : destination(join(parent, basename(aim)));
}

async function ifThere<Value>(wanted: Promise<Value>): Promise<Value | undefined> {
  try {
    return await wanted;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
