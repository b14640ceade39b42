import type { Design } from '../model/design.ts';
import { picturesOf } from '../picture/pictures-of.ts';
import type { DrawnDiagram, DrawnView } from '../review/review.ts';
import type { BuiltInRenderer } from './built-in-renderer.ts';

/** The views of a design with their diagrams drawn, or with the reason why one is not. */
export async function drawViews(design: Design, renderer: BuiltInRenderer): Promise<DrawnView[]> {
  const views: DrawnView[] = [];
  for (const view of picturesOf(design)) {
    const diagrams: DrawnDiagram[] = [];
    for (const diagram of view.diagrams) {
      const job = { ...diagram, name: `diagram-${diagram.name}` };
      const drawn = await renderer.draw(job).then(
        ({ svg }) => ({ svg }),
        (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
      );
      diagrams.push({ ...job, drawn });
    }
    views.push({ ...view, diagrams });
  }
  return views;
}
