import { readText } from './read-text.ts';

/**
 * What a document was before somebody edited it: as the command line names it, else as git has it;
 * undefined when nobody knows.
 *
 * @param path of the document, from the root of the project
 * @param hash in the first line of the edited document
 */
export async function documentBase(
  root: string,
  path: string,
  hash: string | undefined,
  named: string | undefined,
): Promise<string | undefined> {
  if (named !== undefined) return readText(named);
  if (hash === undefined || path.startsWith('../')) return undefined;
  const { generatedBase } = await import('./generated-base.ts');
  return generatedBase(root, path, hash);
}
