// The second half of `npm run bench`: what pictures cost, drawn in this program and, in the same
// rounds, by an installed Chromium that starts for each diagram, as the usual tools do.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const MANY = 100;
/** So many diagrams are drawn with a browser each, the rest is taken to cost the same. */
const MEASURED = 4;
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const click = fileURLToPath(new URL('../examples/click/threatdoc.yaml', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'threatdoc-bench-pictures-'));
const memoryProbe = join(folder, 'memory.cjs');
writeFileSync(
  memoryProbe,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'memory'))}, String(process.resourceUsage().maxRSS)));`,
);

/** A view as text: boxes in zones of ten, each with a flow to the next and some further on. */
function viewOf(count, indent) {
  const ids = Array.from({ length: count }, (_, index) => `service-${index}`);
  const zones = Array.from({ length: Math.ceil(count / 10) }, (_, index) => index);
  return [
    'boundaries:',
    ...zones.map((zone) => `  zone-${zone}: {contains: [${ids.slice(zone * 10, zone * 10 + 10)}]}`),
    'elements:',
    ...ids.map((id) => `  ${id}: {type: Container, technology: TypeScript}`),
    'flows:',
    ...ids.slice(1).map((id, index) => `  - ${ids[index]} -> ${id}: Hands over work`),
  ]
    .map((line) => indent + line)
    .join('\n');
}

/** One diagram of so many boxes, as mermaid text that the model brings along. */
function oneDiagram(count) {
  const ids = Array.from({ length: count }, (_, index) => `s${index}`);
  return [
    'threatdoc: 1',
    'system: {name: Bench}',
    'container:',
    '  diagram:',
    '    source: |',
    '      flowchart LR',
    ...ids.map(
      (id, index) => `        ${id}["Service ${index}"] --> s${Math.min(count - 1, index + 1)}`,
    ),
    ...ids
      .filter((_, index) => index % 2 === 0)
      .map((id, index) => `        ${id} -->|"asks"| s${Math.min(count - 1, index * 2 + 7)}`),
    '',
  ].join('\n');
}

function modelAt(name, text) {
  const home = join(folder, name);
  mkdirSync(join(home, '.git'), { recursive: true });
  writeFileSync(join(home, 'threatdoc.yaml'), text);
  return join(home, 'threatdoc.yaml');
}

function run(args, probe = false) {
  const start = process.hrtime.bigint();
  const words = [...(probe ? ['--require', memoryProbe] : []), program, 'render', ...args];
  const result = spawnSync(process.execPath, [...words, '--out', join(folder, 'out')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: folder,
  });
  if (result.status !== 0) throw new Error(`render ${args.join(' ')} ended with ${result.status}`);
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

/** A browser of its own for each of some views. */
function runEach(model, views, format) {
  return views
    .map((view) => run([model, '--format', format, '--view', view, '--renderer', 'chromium']))
    .reduce((sum, time) => sum + time, 0);
}

try {
  const names = Array.from({ length: MANY }, (_, index) => `region-${index}`);
  const many = modelAt(
    'many',
    `threatdoc: 1\nsystem: {name: Bench}\ndeployment:\n  environments:\n${names
      .map((name) => `    ${name}:\n${viewOf(10, '      ')}`)
      .join('\n')}\n`,
  );
  const large = modelAt('large', oneDiagram(300));
  const views = ['context', 'container', 'deployment', 'build'];
  const regions = names.slice(0, MEASURED).map((name) => `deployment.${name}`);
  const jobs = [
    ['4 diagrams, SVG', [click], () => runEach(click, views, 'svg')],
    ['4 diagrams, PNG', [click, '--format', 'png'], () => runEach(click, views, 'png')],
    [`${MANY} diagrams, SVG`, [many], () => (runEach(many, regions, 'svg') * MANY) / MEASURED],
    ['1 diagram of 300 boxes, SVG', [large], () => runEach(large, ['container'], 'svg')],
  ].map(([name, args, inBrowser]) => ({ name, args, inBrowser, times: [], browserTimes: [] }));
  const hasBrowser = existsSync(CHROMIUM);
  for (const job of jobs) {
    run(job.args, true);
    job.memory = Number(readFileSync(join(folder, 'memory'), 'utf8')) / 1024;
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const job of jobs) {
      job.times.push(run(job.args));
      if (hasBrowser) job.browserTimes.push(job.inBrowser());
    }
  console.log(
    `\n| pictures, median of ${ROUNDS} rounds | ms | MB | a browser for each, ms | times faster |\n| - | -: | -: | -: | -: |`,
  );
  for (const { name, times, browserTimes, memory } of jobs) {
    const time = median(times);
    const theirs = hasBrowser ? median(browserTimes) : NaN;
    console.log(
      `| ${name} | ${Math.round(time)} | ${Math.round(memory)} | ${Math.round(theirs)} | ${(theirs / time).toFixed(1)} |`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
