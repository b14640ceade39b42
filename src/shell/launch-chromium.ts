import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { UsageError } from './usage-error.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Starts an installed Chromium: the one that `CHROMIUM_PATH` names, or one where systems put it.
 *
 * @param needer what needs it, as the beginning of a sentence for when there is none
 */
export async function launchChromium(needer: string): Promise<Browser> {
  let playwright: typeof import('playwright-core');
  try {
    playwright = await import('playwright-core');
  } catch {
    throw new UsageError(
      `${needer} needs the package playwright-core: npm install playwright-core`,
    );
  }
  const { CHROMIUM_PATH } = process.env;
  const executablePath = (CHROMIUM_PATH === undefined ? PLACES : [CHROMIUM_PATH]).find((place) =>
    existsSync(place),
  );
  if (executablePath === undefined)
    throw new UsageError(
      CHROMIUM_PATH === undefined
        ? `${needer} found no Chromium: install one, or name it in CHROMIUM_PATH`
        : `${needer} found no file ${CHROMIUM_PATH}, which CHROMIUM_PATH names`,
    );
  try {
    return await playwright.chromium.launch({
      executablePath,
      // Without its sandbox it starts as root, as in a container; it shows what we made only.
      args: ['--disable-gpu', '--no-sandbox'],
    });
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(`${needer} could not start ${executablePath}: ${reason}`);
  }
}
