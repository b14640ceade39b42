/** The documents that can be made of a model: the keys of its `documents`. */
export const DOCUMENT_KINDS = ['design', 'security-policy', 'security-guide'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
