// Imports every markdown document of the folder THREATDOC_CORPUS with the built program and says,
// per document and in all: where its text went, what was found, what `check` makes of it, and whether
// the document that is generated of it gives the same model.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';

const corpus = process.env.THREATDOC_CORPUS;
if (corpus === undefined) {
  console.error('Say with THREATDOC_CORPUS which folder of markdown documents to import.');
  process.exit(2);
}
const folder = existsSync(join(corpus, 'design')) ? join(corpus, 'design') : corpus;
const program =
  process.env.THREATDOC_CLI ?? fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const output = await mkdtemp(join(tmpdir(), 'threatdoc-corpus-'));
const names = (await readdir(folder)).filter((name) => /\.(?:md|txt)$/.test(name)).sort();
const rows = [];
try {
  for (const [index, name] of names.entries()) {
    const row = await examine(name, join(output, String(index)));
    rows.push(row);
    console.log(`${line(row)}  ${name.length > 60 ? `…${name.slice(-59)}` : name}`);
  }
} finally {
  await rm(output, { recursive: true });
}
const total = { documents: rows.length };
for (const row of rows)
  for (const [key, value] of Object.entries(row)) total[key] = (total[key] ?? 0) + Number(value);
console.log(
  `${line(total)}  total: ${total.imported} of ${total.documents} imported, ${total.clean} without errors, ${total.equal} round trips equal`,
);
if (total.clean !== total.documents || total.equal !== total.documents) process.exitCode = 1;

async function examine(name, place) {
  await mkdir(place);
  const model = join(place, 'threatdoc.yaml');
  const imported = await run(['import', join(folder, name), '--out', model, '--report', 'json']);
  if (imported.code !== 0) {
    console.error(imported.stderr.trim());
    return { imported: 0, clean: 0, equal: 0 };
  }
  const { notes } = JSON.parse(imported.stdout);
  const checked = JSON.parse((await run(['check', model, '--format', 'json'])).stdout);
  if (checked.summary.errors > 0)
    for (const { severity, message, path } of checked.findings)
      if (severity === 'error') console.error(`  ${path}: ${message}`);
  const yaml = parse(await readFile(model, 'utf8'));
  const text = { typed: 0, prose: 0, extra: 0 };
  weigh(yaml, [], text);
  const views = viewsOf(yaml);
  const things = views.flatMap((view) => [
    ...Object.values(view.elements ?? {}),
    ...Object.values(view.boundaries ?? {}),
  ]);
  const described = things.filter(
    (thing) => thing.type !== undefined || thing['same-as'] !== undefined,
  );
  const repaired = notes.filter(({ message }) => message.startsWith('diagram:'));
  return {
    imported: 1,
    clean: checked.summary.errors === 0 ? 1 : 0,
    equal: (await isRoundTripEqual(model, place, yaml)) ? 1 : 0,
    ...text,
    elements: described.length,
    fields: things.flatMap((thing) => (typeof thing === 'object' ? Object.keys(thing) : ['name']))
      .length,
    flows: views.flatMap((view) => view.flows ?? []).length,
    diagrams: views.filter((view) => view.flows !== undefined).length,
    repaired: new Set(repaired.map(({ line }) => line)).size,
    raw: notes.filter(({ kind }) => kind === 'raw').length,
    warnings: checked.summary.warnings,
    notes: checked.summary.notes,
  };
}

/** Import → generate → import: the second model is the first. */
async function isRoundTripEqual(model, place, first) {
  const generated = await run(['generate', model, '--document', 'design']);
  if (generated.code !== 0) {
    console.error(generated.stderr.trim());
    return false;
  }
  const document = join(place, 'docs', 'security', 'design.md');
  const again = join(place, 'again.yaml');
  const imported = await run(['import', document, '--out', again]);
  if (imported.code !== 0) return false;
  return isDeepStrictEqual(first, parse(await readFile(again, 'utf8')));
}

function viewsOf({ context, container, deployment, build }) {
  const environments = Object.values(deployment?.environments ?? {});
  return [context, container, deployment, ...environments, build].filter(
    (view) => view !== undefined,
  );
}

/** Adds up the characters of all texts by the kind of their place. */
function weigh(value, path, text) {
  if (typeof value === 'string') {
    const isView = /^(?:context|container|deployment|build|business)$/.test(path[0]);
    const isProse =
      isView &&
      /^(?:description|notes)$/.test(path.at(-1)) &&
      !path.includes('elements') &&
      !path.includes('boundaries');
    const place =
      path[0] === 'extra' ? 'extra' : isProse || path.at(-1) === 'source' ? 'prose' : 'typed';
    if (path[0] !== 'rules') text[place] += value.length;
  } else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) weigh(inner, [...path, key], text);
}

function line(row) {
  const all = row.typed + row.prose + row.extra;
  const share = (part) => `${((100 * part) / (all || 1)).toFixed(1)} %`.padStart(7);
  const count = (key) => `${row[key] ?? 0} ${key}`.padStart(key.length + 5);
  const state = row.documents === undefined ? `${row.equal ? 'equal  ' : 'unequal'}  ` : '';
  return [
    `${state}typed ${share(row.typed)}, prose ${share(row.prose)}, extra ${share(row.extra)}`,
    ...['elements', 'fields', 'flows', 'diagrams', 'repaired', 'raw', 'warnings', 'notes'].map(
      count,
    ),
  ].join('  ');
}

function run(args) {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    );
  });
}
