import { parentPort } from 'node:worker_threads';
import { builtInLayout } from '../picture/built-in-layout.ts';
import { drawPicture } from '../picture/draw-picture.ts';
import type { Picture, PictureJob } from '../picture/picture.ts';
import { warmUp } from '../picture/warm-up.ts';
import { writePng } from '../picture/write-png.ts';
import { fontFile, fontsWith, readFont } from './font-file.ts';

/** What the thread answers to each job: a picture, or why there is none. */
export type PictureWorkerAnswer = { readonly picture: Picture } | { readonly failure: string };

const font = readFont();

// If the sample cannot be drawn, a diagram will not be either, and that is said with its name.
const warm = warmUp(fontsWith(font, [])).catch(() => undefined);

// A thread of its own: mermaid wants a browser's names among the globals, and one diagram that
// hangs can only be ended from outside.
parentPort?.on('message', async (job: PictureJob) => {
  parentPort?.postMessage(await answer(job));
});

async function answer(job: PictureJob): Promise<PictureWorkerAnswer> {
  try {
    await warm;
    const fonts = fontsWith(font, job.fonts ?? []);
    const { svg, missing, fontFiles } = await drawPicture(job, fonts, (texts) =>
      builtInLayout(fonts, texts),
    );
    const png =
      job.pngScale === undefined
        ? null
        : await writePng(svg, job.pngScale, [fontFile, ...fontFiles]);
    return { picture: { svg, missing, png } };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
