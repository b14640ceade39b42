import { launchChromium } from './launch-chromium.ts';

/** Prints an HTML page as a PDF: a browser that needs nothing from the network and runs no script. */
export class PagePrinter {
  readonly #browser: Awaited<ReturnType<typeof launchChromium>>;

  private constructor(browser: Awaited<ReturnType<typeof launchChromium>>) {
    this.#browser = browser;
  }

  /** @throws UsageError when there is no browser, before anything else was done. */
  static async start(): Promise<PagePrinter> {
    return new PagePrinter(await launchChromium('--pdf'));
  }

  async print(page: string): Promise<Uint8Array> {
    const context = await this.#browser.newContext({ offline: true, javaScriptEnabled: false });
    try {
      const tab = await context.newPage();
      await tab.setContent(page, { waitUntil: 'load' });
      const pdf = await tab.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
      });
      return withoutTime(pdf);
    } finally {
      await context.close();
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** The same page gives the same bytes: a browser writes the time into what it prints. */
function withoutTime(pdf: Buffer): Uint8Array {
  const text = pdf
    .toString('latin1')
    .replace(
      /(\/(?:CreationDate|ModDate) \(D:)\d{14}/g,
      (_, before: string) => `${before}19700101000000`,
    );
  return Buffer.from(text, 'latin1');
}
