import type { Path, Sides } from './change.ts';
import { fieldForm, isElement } from './field-form.ts';
import { isSameValue } from './is-same-value.ts';
import { libraryOf, tellLibrary } from './library-of.ts';
import { mergeEntry } from './merge-entry.ts';
import { mergeFields } from './merge-fields.ts';
import { mergeList } from './merge-list.ts';
import { mergeMap } from './merge-map.ts';
import { mergePublished } from './merge-published.ts';
import { mergeRegistry } from './merge-registry.ts';
import { mergeSamples } from './merge-samples.ts';
import { mergeScalar } from './merge-scalar.ts';
import { mergeTopics } from './merge-topics.ts';
import { mergeUse } from './merge-use.ts';
import type { Merging } from './merging.ts';
import { originOf } from './origin-of.ts';
import { isMap, type Plain, type PlainMap } from './plain.ts';

/**
 * Merges one field of a map of the YAML. What the map does not set itself is changed where it comes
 * from, if that is in the same file.
 */
export function mergeField(
  merging: Merging,
  sides: Sides,
  holder: PlainMap,
  path: Path,
  note?: string,
): void {
  const { base, edited, current } = sides;
  if (isSameValue(base, edited) || isSameValue(current, edited)) return;
  const key = String(path.at(-1));
  if (base !== undefined && holder[key] === undefined) {
    const parent = path.slice(0, -1);
    const origin = isElement(parent) ? originOf(merging.root, holder, key) : undefined;
    if (origin !== undefined) {
      const source = origin.path.slice(0, -1).join('.');
      const said = `${path.join('.')} is not set there: it comes from ${source}`;
      merging.field(sides, origin.holder, origin.path, said);
      return;
    }
    const library = libraryOf(merging.libraries, path);
    if (library !== undefined) {
      tellLibrary(merging, library, sides, path);
      return;
    }
  }
  switch (fieldForm(path)) {
    case 'registry':
      mergeRegistry(merging, sides, holder, path);
      break;
    case 'topics':
      mergeTopics(merging, sides, holder, path);
      break;
    case 'extra':
      mergeList(merging, sides, holder, path, mergeExtra, note);
      break;
    case 'entries':
      mergeList(merging, sides, holder, path, mergeEntry(merging), note);
      break;
    case 'words':
      mergeList(merging, sides, holder, path, (_, __, after) => after, note);
      break;
    case 'uses':
      mergeList(merging, sides, holder, path, mergeUse, note);
      break;
    case 'channels':
      mergeList(merging, sides, holder, path, mergeChannel, note);
      break;
    case 'published':
      mergePublished(merging, sides, holder, path);
      break;
    case 'samples':
      mergeSamples(merging, sides, holder, path);
      break;
    default:
      if (isMap(base) || isMap(edited)) mergeMap(merging, sides, holder, path);
      else mergeScalar(merging, sides, holder, path, note);
  }
}

/** A section without a slot: its place stays, its name and text may change. */
const mergeExtra: Parameters<typeof mergeList>[4] = (mine, before, after) =>
  isMap(mine) ? mergeFields(mine, before, after, ['name', 'text']) : after;

/** Where to report: an address, or a map with more about it. */
const mergeChannel: Parameters<typeof mergeList>[4] = (mine, before, after) => {
  const opened = (value: Plain): PlainMap => (isMap(value) ? value : { to: value });
  const keys = ['to', 'pgp', 'text'];
  const merged = mergeFields(opened(mine), opened(before), opened(after), keys);
  const isAlone = Object.keys(merged).every((key) => key === 'to');
  return isAlone && !isMap(mine) ? (merged.to as Plain) : merged;
};
