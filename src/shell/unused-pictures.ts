import { readdirSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { readExisting } from '../write/existing.ts';
import type { PictureFile } from '../write/picture-file.ts';
import { pictureSource, readStamp } from '../write/picture-stamp.ts';

/**
 * Pictures in the folders of others that were drawn of the same models, and that no document of
 * theirs shows any more.
 */
export async function unusedPictures(
  root: string,
  used: readonly PictureFile[],
): Promise<string[]> {
  const unused: string[] = [];
  const paths = new Set(used.map(({ path }) => path));
  for (const folder of new Set(used.map(({ path }) => posix.dirname(path)))) {
    const models = new Set(
      used
        .filter(({ path }) => posix.dirname(path) === folder)
        .map(({ path, model }) => pictureSource(path, model)),
    );
    for (const name of svgsIn(resolve(root, folder))) {
      const path = posix.join(folder, name);
      if (paths.has(path)) continue;
      const found = await readExisting(root, path);
      if ('failure' in found || found.text === undefined) continue;
      const { source } = readStamp(found.text);
      if (source !== undefined && models.has(source)) unused.push(path);
    }
  }
  return unused;
}

function svgsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.svg'))
      .sort();
  } catch {
    return [];
  }
}
