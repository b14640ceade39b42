import type { Finding } from '../diagnostic.ts';
import type { DocumentKind } from '../model/document-kinds.ts';
import type { ModelFile } from '../pipeline.ts';

/** The YAML has a form in which what was edited cannot be put in. */
export function uneditable(
  { file }: ModelFile,
  { problem, line }: { readonly problem: string; readonly line: number },
  changes: readonly string[],
): Finding {
  return {
    code: 'edit-without-field',
    severity: 'error',
    message: `The YAML cannot be edited: ${problem}`,
    suggestion: `Change it by hand: ${changes.join(', ')}`,
    file,
    line,
    column: 1,
    endLine: line,
    endColumn: 1,
    path: '',
  };
}

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
