// Writes docs/images/review.png, the picture in the README: `node scripts/review-screenshot.mjs`
// after a build. It needs Chromium, at CHROMIUM_PATH or where Debian puts it.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'threatdoc-screenshot-'));
const page = join(folder, 'review.html');
execFileSync(process.execPath, ['dist/cli.js', 'review', 'examples/web-shop', '--out', page], {
  cwd: root,
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const tab = await browser.newPage({ viewport: { width: 1360, height: 940 } });
  await tab.goto(`${pathToFileURL(page)}#view-context`);
  await tab.click('.drawing .is_focus');
  await tab.waitForTimeout(200);
  await tab.screenshot({ path: join(root, 'docs/images/review.png') });
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
