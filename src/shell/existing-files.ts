import { readExisting } from '../write/existing.ts';
import type { Page } from '../write/page.ts';
import { UsageError } from './usage-error.ts';

/** The documents that stand where pages would go, by path. */
export async function existingFiles(
  root: string,
  pages: readonly Page[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { path } of pages) {
    const found = await readExisting(root, path);
    if ('failure' in found) throw new UsageError(found.failure.message);
    if (found.text !== undefined) texts.set(path, found.text);
  }
  return texts;
}
