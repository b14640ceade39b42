import type { Finding } from '../diagnostic.ts';

/** What the writer reports about a document: always an error, since it stops the writing. */
export type DocumentFindingCode =
  | 'zone-broken'
  | 'zone-place-gone'
  | 'document-edited'
  | 'document-not-generated'
  | 'output-clash';

/** A place in a document; the start of its first line unless it says more. */
export interface DocumentPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** Makes a finding about a document out of its place and wording. */
export function documentFinding(
  code: DocumentFindingCode,
  { file, line = 1, column = 1, endColumn = column }: DocumentPlace,
  message: string,
  suggestion: string,
): Finding {
  const place = { line, column, endLine: line, endColumn, path: '' };
  return { code, severity: 'error', message, file, ...place, suggestion };
}
