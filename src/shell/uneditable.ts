import type { Finding } from '../diagnostic.ts';
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
