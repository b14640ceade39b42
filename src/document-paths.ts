import { posix } from 'node:path';
import type { Finding, Problem } from './diagnostic.ts';
import type { Design } from './model/design.ts';
import { DOCUMENT_KINDS, type DocumentKind } from './model/document-kinds.ts';
import { documents } from './shelves/documents.ts';
import { quote } from './wording.ts';

/** Where a document goes: where the model says, else below `docs/security` beside the model. */
export function documentPath(file: string, kind: DocumentKind, stated?: string): string {
  const folder = posix.dirname(file);
  if (stated !== undefined) return posix.join(folder, stated);
  const name = posix.basename(file).replace(/(?:\.?threatdoc)?\.ya?ml$|^stdin$/, '');
  return posix.join(folder, documents[kind].path(name === '' ? '' : `${name}/`));
}

/** Where the review page of a model goes: beside its design document's usual place. */
export function reviewPath(file: string): string {
  return posix.join(posix.dirname(documentPath(file, 'design')), 'review.html');
}

/** Stated paths that no document may go to: out of the project, or over a file of the model. */
export function documentPathProblems(
  design: Design,
  file: string,
  sources: ReadonlySet<string>,
): Problem[] {
  const pathOf = (kind: DocumentKind) => documentPath(file, kind, design.documents.get(kind)?.path);
  return DOCUMENT_KINDS.flatMap((kind): Problem[] => {
    const stated = design.documents.get(kind)?.path;
    if (stated === undefined) return [];
    const problem = { severity: 'error', path: ['documents', kind, 'path'] } as const;
    const path = documentPath(file, kind, stated);
    const expected = unfit(stated, path);
    if (expected !== undefined)
      return [
        {
          ...problem,
          code: 'document-outside',
          message: `Unexpected ${quote(stated)}, expected ${expected}`,
        },
      ];
    const twin = DOCUMENT_KINDS.find(
      (other) => other !== kind && pathOf(other).toLowerCase() === path.toLowerCase(),
    );
    if (twin !== undefined)
      return [
        {
          ...problem,
          code: 'output-clash',
          message: `Two documents go to ${quote(path)}: this one and ${quote(twin)}`,
          suggestion: 'Choose another path',
        },
      ];
    if (!sources.has(path)) return [];
    return [
      {
        ...problem,
        code: 'output-clash',
        message: `The document would overwrite \`${path}\`, which the model is read from`,
        suggestion: 'Choose another path',
      },
    ];
  });
}

/**
 * What a stated path ought to be, when it is something else. Only markdown files are written, so
 * that no model can plant a file that a tool runs or obeys (CWE-73).
 */
function unfit(stated: string, path: string): string | undefined {
  if (posix.isAbsolute(stated) || /^[a-z]:|\\/i.test(stated) || path.startsWith('../'))
    return 'a path inside the project, relative to the model';
  if (!/[^/]\.(?:md|markdown)$/i.test(path)) return 'a file that ends in `.md`';
  if (/(?:^|\/)\.git(?:$|\/|modules)/i.test(path)) return 'a path outside the folder of git';
  return undefined;
}

/** True when two documents, or a document and a model, would go to one file. */
export function isClash({ code }: Finding): boolean {
  return code === 'output-clash';
}
