/** The documents that can be made of a model: the keys of its `documents`. */
export const DOCUMENT_KINDS = ['design'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
