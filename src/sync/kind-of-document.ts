import type { DocumentKind } from '../model/document-kinds.ts';

/** The first heading of each kind of document, as our templates begin. */
const TITLES: readonly (readonly [DocumentKind, RegExp])[] = [
  ['design', /^Security design: /],
  ['security-guide', /^Security guide: /],
  ['security-policy', /^Security Policy$/],
];

/** What a document of ours is, by its first heading; undefined when that says nothing of it. */
export function kindOfDocument(text: string): DocumentKind | undefined {
  if (!/^\uFEFF?\s*<!-- threatdoc: generated from /.test(text)) return undefined;
  const title = /^# (.*?)\s*$/m.exec(text)?.[1] ?? '';
  return TITLES.find(([, pattern]) => pattern.test(title))?.[0];
}
