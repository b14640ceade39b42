import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { DocumentState } from './document-state.ts';
import type { PictureFile } from './picture-file.ts';

const STAMP = / data-threatdoc="generated from ([^"]*); sha256:([0-9a-f]{64})"/;
const MARK = / data-threatdoc="/;

/** What the first tag of a picture says. */
export interface PictureStamp {
  readonly state: DocumentState;
  /** Where the model is, as `pictureSource` writes it; absent unless the picture is ours. */
  readonly source?: string;
}

/** A picture that says what it is made from, and by its hash whether somebody has changed it. */
export function stampPicture({ path, model, svg }: PictureFile): string {
  const stamp = ` data-threatdoc="generated from ${pictureSource(path, model)}; sha256:${hashOf(svg)}"`;
  return svg.replace(/^<svg\b/, (open) => open + stamp);
}

/** Tells a person's edit from a change of the model, which leaves the picture as it was written. */
export function readStamp(text: string): PictureStamp {
  const open = /^\s*<svg\b[^>]*>/.exec(text)?.[0] ?? '';
  const [stamp, source = '', hash] = STAMP.exec(open) ?? [];
  if (stamp === undefined) return { state: MARK.test(open) ? 'edited' : 'foreign' };
  return { state: hashOf(text.replace(stamp, '')) === hash ? 'generated' : 'edited', source };
}

/** The model as seen from the picture's folder, in characters that an attribute can hold. */
export function pictureSource(path: string, model: string): string {
  const way = posix.relative(posix.dirname(path), model);
  return encodeURI(way.replace(/\p{Cs}/gu, '\uFFFD')).replaceAll('&', '%26');
}

/** Git may change line endings without anyone having edited the picture. */
function hashOf(svg: string): string {
  return createHash('sha256').update(svg.replaceAll('\r\n', '\n')).digest('hex');
}
