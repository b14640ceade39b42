// Bundles src/cli.ts into dist/, because starting Node dominates a run and a few files load
// faster than the hundreds of the libraries. Names stay as written, so that stack traces read well.
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';
import { thirdPartyLicences } from './scripts/third-party-licences.mjs';

/** Large and used by some verbs only: these stay packages of their own, imported when used. */
const external = /^(@resvg\/resvg-js|inquirer|mermaid|playwright-core|sh-syntax)(\/|$)/;

/** The same code as the package's Node entry, as ES modules and without extras. */
const leanEntries = new Map([
  ['handlebars', 'handlebars/lib/handlebars.js'],
  ['handlebars/runtime.js', 'handlebars/lib/handlebars.runtime.js'],
  ['yaml', 'yaml/browser/index.js'],
]);

export default defineConfig({
  input: { cli: 'src/cli.ts', 'picture-worker': 'src/shell/picture-worker.ts' },
  platform: 'node',
  logLevel: 'warn',
  external,
  plugins: [leanLibraries(), thirdPartyLicences(), executable('cli.js')],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    // Flat, so that `new URL('../templates/', import.meta.url)` holds in src/*.ts and dist/*.js.
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    comments: false,
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
    codeSplitting: {
      groups: [
        { name: 'yaml', test: inPackage('yaml') },
        { name: 'zod', test: inPackage('zod') },
        {
          name: 'markdown',
          test: inPackage('(unified|vfile|(mdast|micromark|remark|unist)-[^\\/]+)'),
        },
      ],
    },
  },
});

/** What the HCL package takes from its editor, without colours, folding and indentation. */
const EDITOR = `
const property = {add: () => () => null};
export {property as indentNodeProp, property as foldNodeProp};
export const LRLanguage = {define: (language) => language};
export const delimitedIndent = () => null;
export const foldInside = null;
export class LanguageSupport {}
`;

function inPackage(name) {
  return new RegExp(`[\\\\/]node_modules[\\\\/]${name}[\\\\/]`);
}

function leanLibraries() {
  const nothing = '\0nothing';
  const editor = '\0editor';
  return {
    name: 'lean-libraries',
    resolveId(id, importer = '') {
      // Secretlint's preset holds a copy of node-forge that only rules use which it leaves out.
      if (
        id.startsWith('./index-') &&
        importer.includes('secretlint-rule-preset') &&
        !importer.endsWith('index.js')
      )
        return nothing;
      const path = leanEntries.get(id);
      if (path) return fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));
      // Of the editor around the HCL parser only the call that hands it over is needed.
      if (id === '@codemirror/language' && importer.includes('codemirror-lang-hcl')) return editor;
      // Handlebars tries this one and does without: only precompiled templates use it.
      return id === 'source-map' ? nothing : undefined;
    },
    load: (id) => (id === nothing ? 'export {}' : id === editor ? EDITOR : undefined),
  };
}

function executable(fileName) {
  return {
    name: 'executable',
    renderChunk: (code, chunk) =>
      chunk.fileName === fileName && !code.startsWith('#!') ? `#!/usr/bin/env node\n${code}` : null,
    writeBundle: (options) => chmod(join(options.dir, fileName), 0o755),
  };
}
