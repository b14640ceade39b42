import { checkPicture } from './check-picture.ts';
import { finishPicture } from './finish-picture.ts';
import type { Font } from './font.ts';
import type { Layout, Picture, PictureJob } from './picture.ts';
import { PrivateText } from './private-text.ts';

/** Draws a diagram with what `layoutFor` lays it out; throws with mermaid's words if it cannot. */
export async function drawPicture(
  job: PictureJob,
  font: Font,
  layoutFor: (texts: PrivateText) => Promise<Layout>,
): Promise<Omit<Picture, 'png'>> {
  const texts = new PrivateText();
  const source = texts.hide(job.source);
  const layout = await layoutFor(texts);
  const drawn = await layout(source, job.name);
  const picture = finishPicture(drawn, job, font, texts);
  const problem = checkPicture(picture.svg);
  if (problem !== null) throw new Error(`The picture would hold ${problem}`);
  return picture;
}
