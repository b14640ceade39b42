// Written by `npm run shelves` from the folder listing; do not edit.

export const commands = {
  check: () => import('../commands/check.ts'),
  explain: () => import('../commands/explain.ts'),
  generate: () => import('../commands/generate.ts'),
  import: () => import('../commands/import.ts'),
  interview: () => import('../commands/interview.ts'),
  render: () => import('../commands/render.ts'),
  review: () => import('../commands/review.ts'),
} as const;
