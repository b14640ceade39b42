import { readExisting } from '../write/existing.ts';
import { UsageError } from './usage-error.ts';

/** The files that stand where documents and pictures would go, by path. */
export async function existingFiles(
  root: string,
  outputs: readonly { readonly path: string }[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { path } of outputs) {
    const found = await readExisting(root, path);
    if ('failure' in found) throw new UsageError(found.failure.message);
    if (found.text !== undefined) texts.set(path, found.text);
  }
  return texts;
}
