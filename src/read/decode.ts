import type { SourceProblem } from './source.ts';

/** Largest model file, in bytes: about three times a model of 10,000 elements. */
export const LARGEST_FILE = 16 * 1024 * 1024;

/** The text of a model file, or why it cannot be one. A byte-order mark is dropped. */
export function decode(bytes: Uint8Array): string | SourceProblem {
  if (bytes.length > LARGEST_FILE)
    return problem(
      'file-too-large',
      `The file has ${bytes.length} bytes, expected at most ${LARGEST_FILE}`,
      'Split the model, or move shared parts to a library and `import` it',
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const utf16 =
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return problem(
      'not-utf8',
      utf16 ? 'The file is UTF-16, expected UTF-8' : 'The file is not UTF-8 text',
      'Save it as UTF-8',
    );
  }
}

function problem(code: string, message: string, suggestion: string): SourceProblem {
  return { code, severity: 'error', message, suggestion, path: [] };
}
