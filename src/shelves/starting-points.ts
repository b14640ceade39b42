// Written by `npm run shelves` from the folder listing; do not edit.

import commandLineTool from '../starting-points/command-line-tool.ts';
import library from '../starting-points/library.ts';
import mobileApp from '../starting-points/mobile-app.ts';
import webService from '../starting-points/web-service.ts';

export const startingPoints = {
  'command-line-tool': commandLineTool,
  library,
  'mobile-app': mobileApp,
  'web-service': webService,
} as const;
