// Written by `npm run shelves` from the folder listing; do not edit.

export const importers = {
  markdown: () => import('../importers/markdown.ts'),
} as const;
