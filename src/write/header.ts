import { posix } from 'node:path';

/** What the first line of a generated document says; no hash when that line was damaged. */
export interface Header {
  readonly hash: string | undefined;
}

const header = /^<!-- threatdoc: generated from .*-->[ \t]*$/;
const hashed = /; sha256:([0-9a-f]{64}) -->[ \t]*$/;

/**
 * Writes the header line of a document.
 *
 * @param model the model's path and
 * @param document the document's path, both from the project root.
 * @param hash of the generated text, as hex digits.
 */
export function printHeader(model: string, document: string, hash: string): string {
  const source = escapePath(posix.relative(posix.dirname(document), model));
  return `<!-- threatdoc: generated from ${source}; edit that file, or write between the keep markers; sha256:${hash} -->`;
}

/** Recognises a header loosely, so that one with a damaged hash still marks a document as ours. */
export function readHeader(line: string): Header | undefined {
  return header.test(line) ? { hash: hashed.exec(line)?.[1] } : undefined;
}

/** Percent-encodes what could end the comment or its line. */
function escapePath(path: string): string {
  return path.replace(/--+|[%>\p{Cc}\p{Cs}\u2028\u2029]/gu, (unsafe) =>
    Array.from(Buffer.from(unsafe), (byte) => `%${hex(byte)}`).join(''),
  );
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
