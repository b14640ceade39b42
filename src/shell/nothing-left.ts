import type { Finding } from '../diagnostic.ts';
import type { DocumentKind } from '../model/document-kinds.ts';
import type { ModelFile } from '../pipeline.ts';

/** The edits took out all that a kind of document is made of. */
export function nothingLeft({ file }: ModelFile, kind: DocumentKind): Finding {
  return {
    code: 'edit-without-field',
    severity: 'error',
    message: `Nothing is left that a ${kind} document would say`,
    suggestion: 'Delete the document, and this part of the model',
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    path: '',
  };
}
