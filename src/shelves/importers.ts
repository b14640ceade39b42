// Written by `npm run shelves` from the folder listing; do not edit.

export const importers = {
  markdown: () => import('../importers/markdown.ts'),
  'markdown-design': () => import('../importers/markdown-design.ts'),
  'markdown-policy': () => import('../importers/markdown-policy.ts'),
  'markdown-threats': () => import('../importers/markdown-threats.ts'),
} as const;
