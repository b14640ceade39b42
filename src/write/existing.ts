import { open } from 'node:fs/promises';
import { failureMessage } from './failure-message.ts';
import { resolveTarget } from './resolve-target.ts';

/** A document larger than this was not written by us, and comparing it would take long. */
const maxBytes = 64_000_000;

/** A file's text, nothing if there is no file, or why it could not be read. */
export type Existing =
  | { readonly text: string | undefined }
  | { readonly failure: { readonly path: string; readonly message: string } };

/** Reads a document that is about to be planned, with the same guards as the writing of it. */
export async function readExisting(root: string, path: string): Promise<Existing> {
  const failure = (cause: string) => ({
    failure: { path, message: `Cannot read ${path}: ${cause}` },
  });
  const target = await resolveTarget(root, path);
  if ('refusal' in target) return failure(target.refusal);
  if (!target.existing) return { text: undefined };
  if (target.existing.size > maxBytes) return failure('it is larger than 64 MB');
  try {
    const file = await open(target.file, 'r');
    try {
      return { text: decode(await file.readFile()) };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof TypeError) return failure('it is not UTF-8 text');
    return failure(failureMessage(error));
  }
}

/** Anything but UTF-8 would come back changed, so it is refused; a byte order mark is kept. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
