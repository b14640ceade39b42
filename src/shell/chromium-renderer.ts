import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { drawPicture } from '../picture/draw-picture.ts';
import type { Font } from '../picture/font.ts';
import type { Fonts } from '../picture/fonts.ts';
import { measuringFont } from '../picture/measuring-font.ts';
import { FONT_NAME, MERMAID_SETTINGS } from '../picture/mermaid-settings.ts';
import type { Layout, Picture, PictureJob } from '../picture/picture.ts';
import type { PrivateText } from '../picture/private-text.ts';
import { fontsWith } from './font-file.ts';
import { launchChromium } from './launch-chromium.ts';
import type { Renderer } from './renderer.ts';

const LONGEST_DRAWING = 60_000;

/** Draws diagrams with mermaid in an installed Chromium: a second opinion, slower. */
export class ChromiumRenderer implements Renderer {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #font: Font;
  /** One after the other: there is one page. */
  #before: Promise<unknown> = Promise.resolve();

  private constructor(browser: Browser, page: Page, font: Font) {
    this.#browser = browser;
    this.#page = page;
    this.#font = font;
  }

  static async start(font: Font): Promise<ChromiumRenderer> {
    const browser = await launchChromium('The renderer chromium');
    try {
      const context = await browser.newContext({ offline: true });
      const page = await context.newPage();
      await page.setContent('<!doctype html><meta charset="utf-8"><title>mermaid</title>');
      const mermaid = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
      await page.addScriptTag({ path: mermaid });
      return new ChromiumRenderer(browser, page, font);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  draw(job: PictureJob): Promise<Picture> {
    const drawing = this.#before.then(() => this.#draw(job));
    this.#before = drawing.catch(() => undefined);
    return drawing;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  async #draw(job: PictureJob): Promise<Picture> {
    const fonts = fontsWith(this.#font, job.fonts ?? []);
    const picture = await drawPicture(job, fonts, async (texts) => this.#layout(fonts, texts));
    const png = job.pngScale === undefined ? null : await this.#png(picture.svg, job.pngScale);
    return { ...picture, png };
  }

  #layout(fonts: Fonts, texts: PrivateText): Layout {
    return async (source, id) => {
      const font = Buffer.from(measuringFont(fonts, source, texts)).toString('base64');
      // As text, because our types know no browser; JSON keeps line separators.
      const [settings, name, url, text, name2] = [
        MERMAID_SETTINGS,
        FONT_NAME,
        `url(data:font/ttf;base64,${font})`,
        source,
        id,
      ].map((value) => JSON.stringify(value));
      const drawing = this.#page.evaluate<string>(`(async () => {
        document.fonts.clear();
        document.fonts.add(await new FontFace(${name}, ${url}).load());
        mermaid.initialize(${settings});
        const { svg } = await mermaid.render(${name2}, ${text});
        document.body.innerHTML = svg;
        const drawn = new XMLSerializer().serializeToString(document.body.firstElementChild);
        document.body.innerHTML = '';
        return drawn;
      })()`);
      return await Promise.race([drawing, tooLong(LONGEST_DRAWING)]);
    };
  }

  async #png(svg: string, scale: number): Promise<Uint8Array> {
    const context = await this.#browser.newContext({ offline: true, deviceScaleFactor: scale });
    try {
      const page = await context.newPage();
      await page.setContent(`<!doctype html><style>body{margin:0}svg{display:block}</style>${svg}`);
      return await page.locator('svg').screenshot();
    } finally {
      await context.close();
    }
  }
}

/** Rejects after a time, without keeping the program alive. */
function tooLong(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    const failure = new Error(`drawing it takes more than ${milliseconds / 1000} s`);
    setTimeout(() => reject(failure), milliseconds).unref();
  });
}
