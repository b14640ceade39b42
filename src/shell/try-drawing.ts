import type { Picture, PictureJob } from '../picture/picture.ts';
import type { Renderer } from './renderer.ts';

/** A picture, or why there is none. */
export type Drawn = Picture | { readonly failure: string };

/** Never rejects: a diagram that cannot be drawn is something to tell, and the others go on. */
export async function tryDrawing(renderer: Renderer, job: PictureJob): Promise<Drawn> {
  try {
    return await renderer.draw(job);
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
