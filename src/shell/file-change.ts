import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FileChange } from '../write/apply.ts';
import { resolveTarget } from '../write/resolve-target.ts';

/** What writing a file comes to, compared with what is there. */
export async function fileChange(
  root: string,
  path: string,
  after: string | Uint8Array,
): Promise<FileChange> {
  const target = existsSync(root) ? await resolveTarget(root, path) : { existing: undefined };
  // What must not be written is refused by the writer, which says why.
  if ('refusal' in target || target.existing === undefined) return { path, kind: 'create', after };
  const before = await readFile(target.file);
  return { path, kind: before.equals(Buffer.from(after)) ? 'same' : 'update', after };
}
