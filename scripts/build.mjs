// `npm run build`: bundles the program into dist/, prepares its templates and the review page's
// script and style.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import config from '../rolldown.config.mjs';

await import('./write-shelves.mjs');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { output, ...input } = config;
const bundle = await rolldown(input);
await bundle.write(output);
await bundle.close();
await import('./prepare-templates.mjs');
await import('./build-review-client.mjs');
