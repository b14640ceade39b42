import type { ReadDocument } from './read-document.ts';

/** Whether a document stands as we wrote it, was changed outside its keep zones, or is not ours. */
export type DocumentState = 'generated' | 'edited' | 'foreign';

/** Tells a person's edit from a change of the model, which leaves the document as it was written. */
export function documentState({
  header,
  hash,
}: Pick<ReadDocument, 'header' | 'hash'>): DocumentState {
  if (!header) return 'foreign';
  return header.hash === hash ? 'generated' : 'edited';
}
