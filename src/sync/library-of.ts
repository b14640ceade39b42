import type { Path, Sides } from './change.ts';
import type { Library, Merging } from './merging.ts';
import { valueAt } from './value-at.ts';

/** The library that says what stands at a path. */
export function libraryOf(libraries: readonly Library[], path: Path): Library | undefined {
  return libraries.find((library) => valueAt(library.value, path) !== undefined);
}

/** Says of a field that it is a library's. */
export function tellLibrary({ log }: Merging, library: Library, sides: Sides, path: Path): void {
  const isGone = sides.edited === undefined;
  log.obstacle(sides, path, 'edit-in-library', {
    message: `This comes from ${library.file}, which other models may use too`,
    suggestion: isGone
      ? `Take it out of ${library.file}, if nobody needs it`
      : `Change \`${path.join('.')}\` in ${library.file}, or say it in the model, which wins`,
  });
}
