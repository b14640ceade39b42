import type { Picture, PictureJob } from '../picture/picture.ts';

/** Whatever draws diagrams. */
export interface Renderer {
  /** Rejects with the reason when there is no picture; can be asked for many at once. */
  draw(job: PictureJob): Promise<Picture>;
  close(): Promise<void>;
}
