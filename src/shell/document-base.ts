import type { DocumentKind } from '../model/document-kinds.ts';
import { kindOfDocument } from '../sync/kind-of-document.ts';
import { readDocument } from '../write/read-document.ts';
import { readText } from './read-text.ts';
import { UsageError } from './usage-error.ts';

/**
 * What a document was before somebody edited it: as the command line names it, else as git has it;
 * undefined when nobody knows.
 *
 * @param path of the document, from the root of the project
 * @param hash in the first line of the edited document
 * @param kind of the edited document
 */
export async function documentBase(
  root: string,
  path: string,
  hash: string | undefined,
  named: string | undefined,
  kind: DocumentKind,
): Promise<string | undefined> {
  if (named !== undefined) return readBase(named, kind);
  if (hash === undefined || path.startsWith('../')) return undefined;
  const { generatedBase } = await import('./generated-base.ts');
  return generatedBase(root, path, hash);
}

/** Whatever else somebody names by mistake would make everything in the document an edit. */
function readBase(named: string, kind: DocumentKind): string {
  const text = readText(named);
  if (readDocument(text).header === undefined)
    throw new UsageError(
      `${named} is no document that threatdoc generated; --base names the document as it was before somebody edited it`,
    );
  const other = kindOfDocument(text);
  if (other !== undefined && other !== kind)
    throw new UsageError(
      `${named} is a ${other} document, and what was edited is a ${kind} document; --base names the same document as it was before`,
    );
  return text;
}
