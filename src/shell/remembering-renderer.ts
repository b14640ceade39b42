import type { Picture, PictureJob } from '../picture/picture.ts';
import { BuiltInRenderer } from './built-in-renderer.ts';

/** So many pictures of the past stay known: about 100 kB each. */
const MOST_REMEMBERED = 200;

/** Draws nothing twice, so that a change of a model costs what it changes. */
export class RememberingRenderer extends BuiltInRenderer {
  readonly #known = new Map<string, Picture>();

  override async draw(job: PictureJob): Promise<Picture> {
    const key = JSON.stringify(job);
    const known = this.#known.get(key) ?? (await super.draw(job));
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    return known;
  }
}
