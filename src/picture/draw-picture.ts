import { checkPicture } from './check-picture.ts';
import { type FinishedPicture, finishPicture } from './finish-picture.ts';
import type { Fonts } from './fonts.ts';
import type { Layout, PictureJob } from './picture.ts';
import { PrivateText } from './private-text.ts';

/** Draws a diagram with what `layoutFor` lays it out; throws with mermaid's words if it cannot. */
export async function drawPicture(
  job: PictureJob,
  fonts: Fonts,
  layoutFor: (texts: PrivateText) => Promise<Layout>,
): Promise<FinishedPicture> {
  const texts = new PrivateText();
  const source = texts.hide(job.source);
  const layout = await layoutFor(texts);
  const drawn = await layout(source, job.name);
  const picture = finishPicture(drawn, job, fonts, texts);
  const problem = checkPicture(picture.svg);
  if (problem !== null) throw new Error(`The picture would hold ${problem}`);
  return picture;
}
