// Written by `npm run shelves` from the folder listing; do not edit.

import aiAgent from '../starting-points/ai-agent.ts';
import commandLineTool from '../starting-points/command-line-tool.ts';
import dataPipeline from '../starting-points/data-pipeline.ts';
import library from '../starting-points/library.ts';
import mobileApp from '../starting-points/mobile-app.ts';
import other from '../starting-points/other.ts';
import webService from '../starting-points/web-service.ts';

export const startingPoints = {
  'ai-agent': aiAgent,
  'command-line-tool': commandLineTool,
  'data-pipeline': dataPipeline,
  library,
  'mobile-app': mobileApp,
  other,
  'web-service': webService,
} as const;
