// The last part of `npm run bench`: whether the review page of a large model stays smooth. A real
// browser does what a reader does, and is asked how long its main thread was busy with it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** Names of views with how many elements and flows each has: 300 and 400. */
const VIEWS = [
  ['context', 20, 25],
  ['container', 120, 170],
  ['deployment.production', 60, 80],
  ['deployment.staging', 40, 50],
  ['build', 60, 75],
];
const RISKS = 150;
const LEVELS = ['low', 'medium', 'high', 'critical'];
const STRIDE = ['spoofing', 'tampering', 'repudiation', 'information-disclosure'];

function viewOf(count, flows, indent) {
  const ids = Array.from({ length: count }, (_, index) => `service-${index}`);
  const zones = Array.from({ length: Math.ceil(count / 10) }, (_, index) => index);
  return [
    'description: What runs here, who calls it, and what it keeps.',
    'boundaries:',
    ...zones.map((zone) => `  zone-${zone}: {contains: [${ids.slice(zone * 10, zone * 10 + 10)}]}`),
    'elements:',
    ...ids.map(
      (id, index) =>
        `  ${id}: {name: Service ${index}, type: Container, technology: TypeScript, description: Takes orders and hands them on to the next service., controls: [review, tls]}`,
    ),
    'flows:',
    ...Array.from({ length: flows }, (_, index) => {
      const from = index % count;
      // The first flows make chains inside of zones, the others lead a little further on.
      const to = (from + 1 + Math.floor(index / count) * 3) % count;
      return `  - service-${from} -> service-${to}: Hands over work ${index}`;
    }),
  ]
    .map((line) => indent + line)
    .join('\n');
}

function largeModel() {
  const places = VIEWS.flatMap(([key, count]) =>
    Array.from({ length: count }, (_, index) => `${key}.service-${index}`),
  );
  const view = (key, indent) => viewOf(...VIEWS.find(([name]) => name === key).slice(1), indent);
  return `threatdoc: 1
system: {name: Three hundred services}
controls:
  review: {name: Code review}
  tls: {name: TLS 1.2 or newer}
context:
${view('context', '  ')}
container:
${view('container', '  ')}
deployment:
  environments:
    production:
${view('deployment.production', '      ')}
    staging:
${view('deployment.staging', '      ')}
build:
${view('build', '  ')}
risks:
${Array.from(
  { length: RISKS },
  (_, index) =>
    `  risk-${index}: {name: Order ${index} is changed on its way, description: Somebody between two services changes what an order says before it is packed., affects: [${places[(index * 7) % places.length]}, ${places[(index * 11) % places.length]}], stride: [${STRIDE[index % 4]}], likelihood: ${LEVELS[index % 3]}, impact: ${LEVELS[index % 4]}, treatment: mitigate, controls: [review], owner: Team ${index % 9}, references: [CWE-${100 + index}]}`,
).join('\n')}
`;
}

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

/** Runs in the page: does something, and says after how long the next frame was ready. */
const TO_FRAME = `(act) => new Promise((done) => {
  const start = performance.now();
  act();
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now() - start);
    port2.postMessage(null);
  });
})`;

/** What a reader does, each as the script of the page for the nth time. */
const ACTIONS = [
  [
    'a key in the search field',
    (turn) =>
      `() => { const field = document.querySelector('input[type=search]'); field.value = 'order 1'.slice(0, ${(turn % 7) + 1}); field.dispatchEvent(new Event('input', { bubbles: true })); }`,
  ],
  [
    'a severity on and off',
    (turn) =>
      `() => document.querySelectorAll('.chips input')[${Math.floor(turn / 2) % 4}].click()`,
  ],
  [
    'a column to sort by',
    (turn) => `() => document.querySelectorAll('th[data-sort] button')[${turn % 6}].click()`,
  ],
  [
    'an element chosen',
    (turn) => `() => document.querySelectorAll('#view-container .card h4 a')[${turn * 5}].click()`,
  ],
  [
    'a diagram zoomed',
    (turn) =>
      `() => document.querySelector('#view-container [data-action=${turn % 10 < 5 ? 'in' : 'out'}]').click()`,
  ],
];

async function inBrowser(page) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const devtools = await tab.context().newCDPSession(tab);
    await devtools.send('Performance.enable');
    const busy = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      const seconds = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
      return {
        all: seconds('TaskDuration') * 1000,
        own:
          (seconds('ScriptDuration') + seconds('LayoutDuration') + seconds('RecalcStyleDuration')) *
          1000,
      };
    };
    await tab.addInitScript(`
      globalThis.longest = 0;
      new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longest = Math.max(longest, duration); })
        .observe({ type: 'longtask', buffered: true });
    `);
    await tab.goto(String(pathToFileURL(page)));
    await tab.waitForTimeout(1500);
    const [interactive, loadTask] = await tab.evaluate(
      `[performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd, longest]`,
    );
    const rows = [['load to interactive', [interactive], 0, loadTask]];
    for (const [name, action] of ACTIONS) {
      await tab.evaluate('longest = 0');
      const times = [];
      const before = await busy();
      for (let turn = 0; turn < 20; turn++)
        times.push(await tab.evaluate(`(${TO_FRAME})(${action(turn)})`));
      const after = await busy();
      await tab.waitForTimeout(200);
      rows.push([name, times, (after.own - before.own) / 20, await tab.evaluate('longest')]);
    }
    await tab.keyboard.press('Escape');
    const canvas = tab.locator('#view-container .canvas').first();
    await canvas.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await canvas.boundingBox();
    await tab.evaluate('longest = 0');
    await tab.mouse.move(x + width / 2, y + height / 2);
    await tab.mouse.down();
    const times = [];
    const before = await busy();
    for (let turn = 0; turn < 30; turn++) {
      await tab.mouse.move(x + width / 2 + turn * 4, y + height / 2 + turn * 2);
      times.push(await tab.evaluate(`(${TO_FRAME})(() => {})`));
    }
    const after = await busy();
    await tab.mouse.up();
    await tab.waitForTimeout(200);
    rows.push([
      'a move while dragging',
      times,
      (after.own - before.own) / 30,
      await tab.evaluate('longest'),
    ]);
    return rows;
  } finally {
    await browser.close();
  }
}

if (!existsSync(CHROMIUM)) {
  console.log('\nNo Chromium at CHROMIUM_PATH: the review page was not measured.');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'threatdoc-bench-review-'));
  try {
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, 'threatdoc.yaml'), largeModel());
    const page = process.env.BENCH_REVIEW_PAGE ?? join(folder, 'review.html');
    if (!existsSync(page)) {
      const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
      const { status } = spawnSync(process.execPath, [program, 'review', '--out', page], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      if (status !== 0) throw new Error(`review ended with ${status}`);
    }
    const rows = await inBrowser(page);
    const size = (statSync(page).size / 1e6).toFixed(1);
    console.log(
      `\n| review page of 300 elements, 400 flows, 150 risks (${size} MB) | to the next frame, median ms | most ms | script, style and layout, ms each | longest task, ms |\n| - | -: | -: | -: | -: |`,
    );
    for (const [name, times, own, longest] of rows) {
      const most = times.length > 1 ? Math.round(Math.max(...times)) : '';
      const each = own === 0 ? '' : own.toFixed(1);
      console.log(
        `| ${name} | ${Math.round(median(times))} | ${most} | ${each} | ${Math.round(longest)} |`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
