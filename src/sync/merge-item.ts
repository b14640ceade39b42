import type { Path, Sides } from './change.ts';
import { isDrawnKey } from './drawn-keys.ts';
import { isElement } from './field-form.ts';
import { isSameValue } from './is-same-value.ts';
import { languageAt } from './language-at.ts';
import { libraryOf, tellLibrary } from './library-of.ts';
import { mergeKeys } from './merge-keys.ts';
import type { Merging } from './merging.ts';
import { isMap, type Plain, type PlainMap, valueIn } from './plain.ts';
import { withoutNameOf } from './with-names.ts';
import { withSamples } from './with-samples.ts';
import { withTechnology } from './with-technology.ts';

/** Merges one thing of a registry: it comes, goes, or says something else. */
export function mergeItem(merging: Merging, sides: Sides, items: PlainMap, path: Path): void {
  const { log } = merging;
  const { base, edited, current } = sides;
  const id = String(path.at(-1));
  const isGone = edited === undefined || (isDrawnOnly(edited) && !isDrawnOnly(base));
  if (base === undefined) {
    if (items[id] !== undefined || current !== undefined) log.conflict(sides, path);
    else {
      items[id] = withSamples(newItem(edited, path), languageAt(merging, path));
      log.change(path, undefined, edited);
    }
    return;
  }
  if (items[id] === undefined) {
    const library = libraryOf(merging.libraries, path);
    if (library === undefined) {
      if (!isGone) log.conflict(sides, path);
      return;
    }
    if (isGone) {
      tellLibrary(merging, library, { ...sides, edited: undefined }, path);
      return;
    }
  }
  if (isGone) {
    if (!isSameValue(base, current)) log.conflict(sides, path);
    else {
      delete items[id];
      log.change(path, base, undefined);
    }
    return;
  }
  const mine = items[id];
  const opened = openItem(mine);
  const count = log.changes.length;
  mergeKeys(merging, isElement(path) ? withTechnology(sides) : sides, opened, path);
  if (log.changes.length > count) items[id] = closeItem(opened, mine);
}

/** A thing as a map of its fields: a text alone is its name. */
function openItem(mine: Plain | undefined): PlainMap {
  if (isMap(mine)) return mine;
  return mine === undefined || mine === '' ? {} : { name: mine };
}

/** A thing in the form in which somebody wrote it, if that still says everything. */
function closeItem(opened: PlainMap, mine: Plain | undefined): Plain {
  const keys = Object.keys(opened);
  if (keys.length === 0) return '';
  const isName = !isMap(mine) && keys.length === 1 && opened.name !== undefined;
  return isName ? (opened.name as Plain) : opened;
}

function isDrawnOnly(element: Plain | undefined): boolean {
  return valueIn(element, 'listed') === false;
}

function newItem(value: Plain | undefined, path: Path): Plain {
  const shown = withoutNameOf(String(path.at(-1)), isMap(value) ? value : {});
  const item = Object.fromEntries(Object.entries(shown).filter(([key]) => !isDrawnKey(path, key)));
  return Object.keys(item).length === 0 ? '' : item;
}
