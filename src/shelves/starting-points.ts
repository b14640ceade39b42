// Written by `npm run shelves` from the folder listing; do not edit.

import webService from '../starting-points/web-service.ts';

export const startingPoints = {
  'web-service': webService,
} as const;
