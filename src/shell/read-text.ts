import { existsSync } from 'node:fs';
import { readNamed } from './project.ts';
import { UsageError } from './usage-error.ts';

/** The text of a file that the command line names. */
export function readText(path: string): string {
  if (!existsSync(path)) throw new UsageError(`${path} does not exist`);
  const bytes = readNamed(path);
  if (typeof bytes === 'string') throw new UsageError(`${path} cannot be read`);
  return decodeText(bytes, path);
}

/** Bytes as text; a byte-order mark stays. */
export function decodeText(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(`${path} is not UTF-8 text`);
  }
}
