// Writes src/shelves/<folder>.ts, the import list of each plug-in folder: the folder is the
// registry and the file name is the id, so that adding a plug-in is adding one file.
// `--check` writes nothing and exits 1 naming the lists that no longer match their folder.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** `lazy` plug-ins are imported when asked for, the others at start. */
const shelves = [
  { folder: 'commands', lazy: true },
  { folder: 'importers', lazy: true },
  { folder: 'rules', lazy: false },
  { folder: 'diagrams', lazy: false },
  { folder: 'documents', lazy: false },
  { folder: 'reporters', lazy: false },
  { folder: 'questions', lazy: false },
  { folder: 'starting-points', lazy: false },
];

const header = '// Written by `npm run shelves` from the folder listing; do not edit.\n';
const lineWidth = 100;
/** Words that are good ids and no names. */
const reserved = new Set(
  'case class default delete export import new package static this'.split(' '),
);

const source = new URL('../src/', import.meta.url);
const check = process.argv.includes('--check');
const output = new URL('shelves/', source);
await mkdir(output, { recursive: true });
const stale = [];

for (const { folder, lazy } of shelves) {
  const file = new URL(`${folder}.ts`, output);
  const wanted = write(folder, lazy, await pluginIds(folder));
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === wanted) continue;
  stale.push(`src/shelves/${folder}.ts`);
  if (!check) await writeFile(file, wanted);
}

for (const name of await readdir(output)) {
  if (shelves.some(({ folder }) => name === `${folder}.ts`)) continue;
  stale.push(`src/shelves/${name}`);
  if (!check) await rm(new URL(name, output));
}

if (check && stale.length > 0) {
  console.error(`Stale, run \`npm run shelves\`:\n${stale.map((name) => `  ${name}`).join('\n')}`);
  process.exitCode = 1;
}

async function pluginIds(folder) {
  const names = await readdir(new URL(`${folder}/`, source)).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const ids = names.filter((name) => name.endsWith('.ts')).map((name) => basename(name, '.ts'));
  for (const id of ids) {
    if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) continue;
    throw new Error(`src/${folder}/${id}.ts: a plug-in's file name is its id, in kebab-case`);
  }
  return ids.sort();
}

function write(folder, lazy, ids) {
  const path = (id) => `'../${folder}/${id}.ts'`;
  const imports = lazy ? [] : ids.map((id) => `import ${variable(id, folder)} from ${path(id)};`);
  const entries = ids.map((id) => {
    const key = id.includes('-') ? `'${id}'` : id;
    if (lazy) return `  ${key}: () => import(${path(id)}),`;
    return key === variable(id, folder) ? `  ${key},` : `  ${key}: ${variable(id, folder)},`;
  });
  const long = entries.find((line) => line.length > lineWidth);
  if (long) throw new Error(`src/${folder}: this file name is too long: ${long.trim()}`);
  const object = entries.length > 0 ? `{\n${entries.join('\n')}\n}` : '{}';
  const exported = `export const ${camelCase(folder)} = ${object} as const;\n`;
  return [header, ...(imports.length > 0 ? [`${imports.join('\n')}\n`] : []), exported].join('\n');
}

/** element-without-description → elementWithoutDescription, never a word that can't be a name. */
function variable(id, folder) {
  const name = camelCase(id);
  return reserved.has(name) || name === camelCase(folder) ? `${name}_` : name;
}

function camelCase(id) {
  return id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
