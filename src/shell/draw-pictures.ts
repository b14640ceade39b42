import type { NamedDiagram } from '../drawn-views.ts';
import type { PictureFile } from '../write/picture-file.ts';
import { BuiltInRenderer } from './built-in-renderer.ts';
import { Progress } from './progress.ts';
import { tryDrawing } from './try-drawing.ts';

/** A picture that documents link to, before it is drawn. */
export interface WantedPicture {
  readonly path: string;
  readonly model: string;
  readonly diagram: NamedDiagram;
  /** Files of fonts for what ours has no glyph for. */
  readonly fonts: readonly string[];
}

/** The pictures, in the order wanted, and the diagrams that there is none of. */
export interface DrawnPictures {
  readonly files: readonly PictureFile[];
  readonly failures: readonly { readonly wanted: WantedPicture; readonly reason: string }[];
  /** Characters that our fonts have no glyph for, by the title of the diagram. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
}

/** Draws the pictures of documents; without any it costs nothing. */
export async function drawPictures(wanted: readonly WantedPicture[]): Promise<DrawnPictures> {
  const files: PictureFile[] = [];
  const failures: { wanted: WantedPicture; reason: string }[] = [];
  const missing = new Map<string, readonly string[]>();
  const renderer = new BuiltInRenderer();
  const progress = new Progress();
  try {
    const started = wanted.map((one) => {
      const { name, title, description, source } = one.diagram;
      const job = { name, title, description, source, fonts: one.fonts };
      return { one, title, drawing: tryDrawing(renderer, job) };
    });
    for (const [index, { one, title, drawing }] of started.entries()) {
      progress.say(`drawing ${index + 1} of ${wanted.length}: ${title}`);
      const drawn = await drawing;
      if ('failure' in drawn) {
        failures.push({ wanted: one, reason: drawn.failure });
        continue;
      }
      files.push({ path: one.path, model: one.model, svg: drawn.svg });
      if (drawn.missing.length > 0) missing.set(title, drawn.missing);
    }
  } finally {
    progress.end();
    await renderer.close();
  }
  return { files, failures, missing };
}
