// Writes dist/prepared-templates.js: our templates compiled, and the pieces of markdown that they
// give for the examples parsed. See src/prepared-templates.ts.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(root, 'dist', 'prepare-'));
try {
  const bundle = await rolldown({
    input: join(root, 'scripts', 'prepare-templates-entry.ts'),
    platform: 'node',
    logLevel: 'silent',
  });
  await bundle.write({ dir: folder, entryFileNames: 'entry.mjs' });
  const { prepareTemplates } = await import(pathToFileURL(join(folder, 'entry.mjs')).href);
  const examples = await readdir(join(root, 'examples'));
  const models = examples.sort().map((name) => `examples/${name}/threatdoc.yaml`);
  await writeFile(
    join(root, 'dist', 'prepared-templates.js'),
    await prepareTemplates(root, models),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
