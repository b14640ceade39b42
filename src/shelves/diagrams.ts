// Written by `npm run shelves` from the folder listing; do not edit.

import architecture from '../diagrams/architecture.ts';

export const diagrams = {
  architecture,
} as const;
