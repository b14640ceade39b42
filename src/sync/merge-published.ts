import type { Path, Sides } from './change.ts';
import { isSameValue } from './is-same-value.ts';
import { mergeItem } from './merge-item.ts';
import type { Merging } from './merging.ts';
import { isMap, keysOf, listOf, type PlainMap } from './plain.ts';
import { sidesOf } from './sides-of.ts';
import { writeList } from './write-list.ts';

/**
 * Merges the controls that a section publishes: what is said of one is said in the registry, and one
 * that is taken out leaves the section only.
 */
export function mergePublished(merging: Merging, sides: Sides, holder: PlainMap, path: Path): void {
  const { root, log } = merging;
  const key = String(path.at(-1));
  for (const id of new Set([...keysOf(sides.base), ...keysOf(sides.edited)])) {
    const control = sidesOf(sides, id);
    if (isSameValue(control.base, control.edited)) continue;
    if (control.edited !== undefined) {
      const registry: PlainMap = isMap(root.controls) ? root.controls : {};
      mergeItem(merging, control, registry, ['controls', id]);
      if (Object.keys(registry).length > 0) root.controls = registry;
      continue;
    }
    if (control.current === undefined) continue;
    writeList(
      holder,
      key,
      listOf(holder[key]).filter((use) => use !== id),
    );
    log.change([...path, id], id, undefined, 'the control stays in the register');
  }
}
