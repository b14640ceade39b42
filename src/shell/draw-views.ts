import type { Design } from '../model/design.ts';
import { picturesOf } from '../picture/pictures-of.ts';
import type { DrawnView } from '../review/review.ts';
import type { Renderer } from './renderer.ts';
import { tryDrawing } from './try-drawing.ts';

/**
 * The views of a design with their diagrams drawn, or with the reason why one is not.
 *
 * @param fonts - files of fonts for what ours has no glyph for
 */
export async function drawViews(
  design: Design,
  renderer: Renderer,
  fonts: readonly string[],
): Promise<DrawnView[]> {
  const views = picturesOf(design).map(async (view) => {
    const diagrams = view.diagrams.map(async (diagram) => {
      const job = { ...diagram, name: `diagram-${diagram.name}` };
      const drawn = await tryDrawing(renderer, { ...job, fonts });
      return { ...job, drawn: 'failure' in drawn ? drawn : { svg: drawn.svg } };
    });
    return { ...view, diagrams: await Promise.all(diagrams) };
  });
  return Promise.all(views);
}
