// `npm run bench`: what a run costs, as a user pays it: whole processes of the built program, next
// to a bare `node -e 0` in the same rounds, so that the ratio means something on any machine.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SIZES = [10, 100, 1000, 10_000];
const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const click = fileURLToPath(new URL('../examples/click/threatdoc.yaml', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'threatdoc-bench-'));

/** Reports the peak memory of the process that it is preloaded into. */
const memoryProbe = join(folder, 'memory.cjs');
writeFileSync(
  memoryProbe,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'memory'))}, String(process.resourceUsage().maxRSS)));`,
);

/**
 * A model of about `count` elements: containers in zones of twenty, each with a flow to the next
 * and some further on, controls of a registry of ten, and a risk for every tenth.
 */
function modelOf(count) {
  const ids = Array.from({ length: count }, (_, index) => `service-${index}`);
  const zones = Array.from({ length: Math.ceil(count / 20) }, (_, index) => index);
  const controls = Array.from({ length: 10 }, (_, index) => index);
  return [
    'threatdoc: 1',
    'system: {name: Bench, description: A system of many services.}',
    'controls:',
    ...controls.map(
      (index) =>
        `  control-${index}: {name: Control ${index}, description: Keeps watch over part ${index} of the services.}`,
    ),
    'container:',
    '  boundaries:',
    ...zones.map(
      (zone) =>
        `    zone-${zone}: {name: Zone ${zone}, contains: [${ids.slice(zone * 20, zone * 20 + 20).join(', ')}]}`,
    ),
    '  elements:',
    ...ids.flatMap((id, index) => [
      `    ${id}:`,
      `      name: Service ${index}`,
      '      type: Container',
      '      technology: TypeScript',
      `      description: Does part ${index} of the work, and hands the rest on to the next one.`,
      '      responsibilities:',
      '        - Take requests and check what they say',
      '        - Keep what it needs, no longer than it needs it',
      `      controls: [control-${index % 10}, control-${(index + 3) % 10}]`,
    ]),
    '  flows:',
    ...ids.slice(1).map((id, index) => `    - ${ids[index]} -> ${id}: Hands over work ${index}`),
    ...ids
      .filter((_, index) => index % 5 === 0 && index + 7 < count)
      .map((id, index) => `    - ${id} -> ${ids[index * 5 + 7]}: {label: Asks, protocol: HTTPS}`),
    'risks:',
    ...ids
      .filter((_, index) => index % 10 === 0)
      .map(
        (id, index) =>
          `  risk-${index}: {name: Service ${id} is overrun, affects: [container.${id}], likelihood: low, impact: medium, treatment: mitigate, controls: [control-${index % 10}], owner: operations}`,
      ),
    '',
  ].join('\n');
}

/** A design document of `count` described elements, as models write them: about 160 bytes each. */
function documentOf(count) {
  const elements = Array.from(
    { length: count },
    (_, index) =>
      `- Name: Service ${index}\n  - Type: Container\n  - Description: Does part ${index} of the **work**, and calls \`next-${index}\`\n  - Responsibilities: Take requests; keep what it needs\n  - Security controls: TLS, token ${index}\n`,
  );
  return `# BUSINESS POSTURE\n\nA bench.\n\n# SECURITY POSTURE\n\n- security control: TLS\n\n# DESIGN\n\n## C4 CONTEXT\n\n${elements.join('')}`;
}

function run(args, probe = false) {
  const start = process.hrtime.bigint();
  const options = { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder };
  const result = spawnSync(
    process.execPath,
    [...(probe ? ['--require', memoryProbe] : []), ...args],
    options,
  );
  if (result.status !== 0)
    throw new Error(`${args.join(' ')} ended with ${result.status}: ${result.stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

try {
  const jobs = [
    { name: 'node -e 0', args: ['-e', '0'] },
    { name: 'threatdoc --version', args: [program, '--version'] },
    { name: 'generate examples/click', args: [program, 'generate', click, '--stdout'] },
    { name: 'check examples/click', args: [program, 'check', '--fail-on', 'never', click] },
  ];
  for (const size of SIZES) {
    const home = join(folder, String(size));
    mkdirSync(join(home, '.git'), { recursive: true });
    const model = join(home, 'threatdoc.yaml');
    writeFileSync(model, modelOf(size));
    jobs.push({ name: `check, ${size} elements`, args: [program, 'check', model], size });
    jobs.push({
      name: `generate, ${size} elements`,
      args: [program, 'generate', model, '--stdout'],
      size,
    });
  }
  // Larger documents are refused.
  for (const size of [10, 1000, 5000]) {
    const document = join(folder, `design-${size}.md`);
    writeFileSync(document, documentOf(size));
    jobs.push({ name: `import, ${size} elements`, args: [program, 'import', document], size });
  }
  for (const job of jobs) {
    run(job.args, true);
    job.memory = Number(readFileSync(join(folder, 'memory'), 'utf8')) / 1024;
    job.times = [];
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const job of jobs) if (job.size !== 10_000 || round < 3) job.times.push(run(job.args));
  const bare = median(jobs[0].times);
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, median of ${ROUNDS} rounds (3 for 10000 elements)\n`,
  );
  console.log('| run | ms | × node -e 0 | µs an element | MB |\n| - | -: | -: | -: | -: |');
  for (const { name, times, size, memory } of jobs) {
    const time = median(times);
    const each = size === undefined ? '' : Math.round(((time - bare) * 1000) / size);
    console.log(
      `| ${name} | ${Math.round(time)} | ${(time / bare).toFixed(1)} | ${each} | ${Math.round(memory)} |`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
