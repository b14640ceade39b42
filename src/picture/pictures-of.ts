import { type DrawnView, drawnViews } from '../drawn-views.ts';
import type { Design } from '../model/design.ts';
import { toView } from '../view/design-view.ts';

export type PictureView = DrawnView;

/** What of a design can be drawn, in the order of the document. */
export function picturesOf(design: Design): readonly PictureView[] {
  return drawnViews(toView(design));
}
