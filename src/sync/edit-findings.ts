import type { Finding, Problem } from '../diagnostic.ts';
import type { RefusedEdit } from './carry-edit.ts';
import type { At, Obstacle } from './change.ts';
import { shownChange } from './shown-change.ts';
import type { Uncarried } from './uncarried.ts';

/** Where the findings about an edit are shown. */
export interface EditPlace {
  /** The document as it is called in messages. */
  readonly document: string;
  /** Finds the place of the model that a problem is about. */
  place(problem: Problem): Finding;
}

/** Why an edit was refused, as findings: in the model where it has the field, else in the document. */
export function editFindings(
  { obstacles, uncarried, findings }: RefusedEdit,
  { document, place }: EditPlace,
): Finding[] {
  return [
    ...obstacles.map((obstacle) =>
      obstacle.path.length === 0
        ? inDocument({ ...obstacle, text: String(obstacle.after) }, document)
        : inModel(obstacle, document, place),
    ),
    ...uncarried.map((left) => inDocument(left, document)),
    ...findings.map((finding) => ({
      ...finding,
      message: `With the edits of the document: ${finding.message}`,
    })),
  ];
}

function inModel(obstacle: At<Obstacle>, document: string, place: EditPlace['place']): Finding {
  const { code, message, suggestion, path, line } = obstacle;
  return place({
    code,
    severity: 'error',
    message: `${path.join('.')}: ${message} (${document}:${line}; ${shownChange(obstacle)})`,
    path,
    suggestion,
  });
}

function inDocument({ line, text, message, suggestion }: Uncarried, document: string): Finding {
  return {
    code: 'edit-without-field',
    severity: 'error',
    message,
    suggestion,
    file: document,
    line,
    column: 1,
    endLine: line,
    endColumn: text.length + 1,
    path: '',
  };
}
