import { posix } from 'node:path';
import type { Finding, Problem } from './diagnostic.ts';
import type { Design } from './model/design.ts';
import { DOCUMENT_KINDS, type DocumentKind } from './model/document-kinds.ts';

/** Where a document goes: where the model says, else below `docs/security` beside the model. */
export function documentPath(file: string, kind: DocumentKind, stated?: string): string {
  const folder = posix.dirname(file);
  if (stated !== undefined) return posix.join(folder, stated);
  const name = posix.basename(file).replace(/\.?(threatdoc\.ya?ml|stdin)$/, '');
  return posix.join(folder, 'docs/security', name, `${kind}.md`);
}

/** Stated paths that no document may go to: out of the project, or over a file of the model. */
export function documentPathProblems(
  design: Design,
  file: string,
  sources: ReadonlySet<string>,
): Problem[] {
  return DOCUMENT_KINDS.flatMap((kind): Problem[] => {
    const stated = design.documents.get(kind)?.path;
    if (stated === undefined) return [];
    const problem = { severity: 'error', path: ['documents', kind, 'path'] } as const;
    const path = documentPath(file, kind, stated);
    if (posix.isAbsolute(stated) || /^[a-z]:|\\/i.test(stated) || path.startsWith('../'))
      return [
        {
          ...problem,
          code: 'document-outside',
          message: `Unexpected \`${stated}\`, expected a path inside the project, relative to the model`,
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

/** True when two documents, or a document and a model, would go to one file. */
export function isClash({ code }: Finding): boolean {
  return code === 'output-clash';
}
