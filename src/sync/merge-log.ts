import type { Change, Obstacle, Path, Sides } from './change.ts';
import { isSameValue } from './is-same-value.ts';
import type { Plain } from './plain.ts';
import { shownValue } from './shown-value.ts';

/** What a merge has done, and what it could not do. */
export class MergeLog {
  readonly changes: Change[] = [];
  readonly obstacles: Obstacle[] = [];
  /** What was put where: a field may be printed in more than one place. */
  readonly #written = new Map<string, Plain | undefined>();

  change(path: Path, before: Plain | undefined, after: Plain | undefined, note?: string): void {
    this.changes.push({ path, before, after, ...(note === undefined ? {} : { note }) });
  }

  obstacle(
    { base, edited }: Sides,
    path: Path,
    code: Obstacle['code'],
    words: { readonly message: string; readonly suggestion: string },
  ): void {
    this.obstacles.push({ path, before: base, after: edited, code, ...words });
  }

  /** Both the document and the model were changed. */
  conflict(sides: Sides, path: Path): void {
    this.obstacle(sides, path, 'edit-conflict', {
      message: `The document says ${shownValue(sides.edited)}, and the model was changed to ${shownValue(sides.current)}`,
      suggestion: 'Make one of them say what is right, and import again',
    });
  }

  /** The points of a list of the model are not those that its document shows. */
  untold(sides: Sides, path: Path): void {
    this.obstacle(sides, path, 'edit-without-field', {
      message:
        'The document shows other points here than the model has (a text may hold a list of its own, or a table show nested points in one row), so that nobody can tell which was edited',
      suggestion: `Change \`${path.join('.')}\` in the model`,
    });
  }

  /** True when the field was written already; twice in different words is a conflict. */
  isWritten(sides: Sides, path: Path): boolean {
    const place = path.join('.');
    if (!this.#written.has(place)) {
      this.#written.set(place, sides.edited);
      return false;
    }
    if (!isSameValue(this.#written.get(place), sides.edited))
      this.obstacle(sides, path, 'edit-conflict', {
        message: 'The document shows this in two places, and they were changed differently',
        suggestion: 'Make both say the same',
      });
    return true;
  }
}
