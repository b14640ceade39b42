import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { LARGEST_FILE } from '../read/decode.ts';
import type { Files, ReadFailure } from '../read/files.ts';

/** The folder that no read or write of a model leaves, and a model in it. */
export interface Project {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** The model, relative to the root, with `/`. */
  readonly file: string;
  readonly files: Files;
}

/**
 * The project of a model: the nearest folder with `.git` above it, else the model's own folder. A
 * model that is a link belongs where the link is: what it leads to must be in that project.
 */
export function projectOf(path: string): Project {
  const folder = realpathSync(dirname(path));
  const root = rootOf(folder);
  const file = slashed(relative(root, join(folder, basename(path))));
  return { root, file, files: filesOf(root) };
}

/** The nearest folder with `.git`, from this one upwards; without any, this one. */
export function rootOf(folder: string): string {
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(join(place, '.git'))) return place;
    if (place === dirname(place)) return folder;
  }
}

/** The files below a root, never one outside it, whatever the path or a link says. */
export function filesOf(root: string): Files {
  return {
    read(path) {
      if (path.startsWith('../') || isAbsolute(path)) return 'outside';
      try {
        const real = realpathSync(resolve(root, path));
        if (!isInside(root, real)) return 'outside';
        return readFile(real);
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

/** A whole file; one over the limit is cut just above it, so that reading it reports the size. */
function readFile(path: string): Uint8Array | ReadFailure {
  const stats = statSync(path);
  if (!stats.isFile()) return 'unreadable';
  return stats.size > LARGEST_FILE ? new Uint8Array(LARGEST_FILE + 1) : readFileSync(path);
}

/** Reads a file that the command line names, wherever it is. */
export function readNamed(path: string): Uint8Array | ReadFailure {
  try {
    return readFile(path);
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): ReadFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** A path with `/`, as findings and documents write it. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}
