// Writes dist/review-client.js and dist/review-client.css: what the review page holds as its one
// script and its one style. Both stay in one piece, so that the page can name their hashes.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const source = new URL('../src/review-client/', import.meta.url);
const target = new URL('../dist/', import.meta.url);

const bundle = await rolldown({
  input: fileURLToPath(new URL('main.ts', source)),
  platform: 'browser',
  logLevel: 'warn',
});
const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
await bundle.close();
if (output.length !== 1) throw new Error('the script of the review page must be one file');
const script = output[0].code.trim();
// Only this would end the script early; a string of ours can say it otherwise.
if (/<\/script|<!--/i.test(script)) throw new Error('the script of the review page ends itself');
await writeFile(new URL('review-client.js', target), script);

const css = await readFile(new URL('page.css', source), 'utf8');
await writeFile(
  new URL('review-client.css', target),
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .trim(),
);
