// Written by `npm run shelves` from the folder listing; do not edit.

import json from '../reporters/json.ts';
import pretty from '../reporters/pretty.ts';

export const reporters = {
  json,
  pretty,
} as const;
