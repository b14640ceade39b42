import type { SourceProblem } from './source.ts';
import { utf16Of } from './utf16-of.ts';

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
    return problem(
      'not-utf8',
      utf16Of(bytes) !== undefined
        ? 'The file is UTF-16, expected UTF-8'
        : 'The file is not UTF-8 text',
      'Save it as UTF-8',
    );
  }
}

function problem(code: string, message: string, suggestion: string): SourceProblem {
  return { code, severity: 'error', message, suggestion, path: [] };
}
