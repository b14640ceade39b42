import type { Path } from './change.ts';
import type { Merging } from './merging.ts';

/** What samples at a path are written in that do not say: only a guide says it for all of them. */
export function languageAt({ language }: Merging, path: Path): string {
  return path[0] === 'guide' ? language : 'text';
}
