// `npm run build`: bundles the program into dist/ and prepares its templates.
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
