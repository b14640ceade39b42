import type { ModelPath, Span } from '../diagnostic.ts';
import { pathAt } from '../read/path-at.ts';
import type { Range, Source } from '../read/source.ts';
import { findSecrets } from './find-secrets.ts';

/** A secret in one of the files that a model is read from. */
export interface SecretInModel {
  readonly path: ModelPath;
  readonly span: Span;
  /** Offsets into the text of the file. */
  readonly range: Range;
  readonly kind: string;
  readonly masked: string;
  /** Not to be shown. */
  readonly value: string;
}

/** Looks for secrets in all files of a model, comments included. */
export async function secretsInModel(sources: readonly Source[]): Promise<SecretInModel[]> {
  const found = await Promise.all(
    sources.map(async (source) =>
      (await findSecrets(source.text)).map(({ range, kind, masked }) => {
        const [start, end] = range;
        const from = source.lines.linePos(start);
        const to = source.lines.linePos(end);
        return {
          path: pathAt(source, start),
          span: {
            file: source.file,
            line: from.line,
            column: from.col,
            endLine: to.line,
            endColumn: to.col,
          },
          range,
          kind,
          masked,
          value: source.text.slice(start, end),
        };
      }),
    ),
  );
  return found.flat();
}
