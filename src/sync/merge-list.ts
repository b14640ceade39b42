import { type Alignment, alignLists } from '../edit-yaml/align-lists.ts';
import type { Path, Sides } from './change.ts';
import { isSameValue } from './is-same-value.ts';
import { languageAt } from './language-at.ts';
import type { Merging } from './merging.ts';
import { listOf, type Plain, type PlainMap } from './plain.ts';
import { withSamples } from './with-samples.ts';
import { writeList } from './write-list.ts';

/** Makes an item of the YAML say what an item of the document was changed to. */
export type MergeListItem = (mine: Plain, before: Plain, after: Plain, path: Path) => Plain;

/** The three states of a list, and which item of one is which of another. */
interface Lists {
  readonly base: readonly Plain[];
  readonly edited: readonly Plain[];
  readonly current: readonly Plain[];
  readonly toEdited: Alignment;
  readonly toCurrent: Alignment;
}

/** An item of the YAML, and what comes behind it. */
interface Slot {
  value: Plain;
  isGone: boolean;
  readonly behind: Plain[];
}

/** Merges a list, or the one thing that stands for it: items come, go and say something else. */
export function mergeList(
  merging: Merging,
  sides: Sides,
  holder: PlainMap,
  path: Path,
  mergeItem: MergeListItem,
  note?: string,
): void {
  const { log } = merging;
  const key = String(path.at(-1));
  const mine = holder[key];
  const own = mine === '' ? [] : listOf(mine);
  const [base, edited, current] = [sides.base, sides.edited, sides.current].map(listOf) as [
    Plain[],
    Plain[],
    Plain[],
  ];
  if (own.length !== current.length) {
    log.untold(sides, path);
    return;
  }
  if (log.isWritten(sides, path)) return;
  const lists: Lists = {
    base,
    edited,
    current,
    toEdited: alignLists(base, edited),
    toCurrent: alignLists(base, current),
  };
  const slots = own.map((value): Slot => ({ value, isGone: false, behind: [] }));
  const taken = takeOut(merging, lists, slots, path, note);
  const first = putIn(merging, lists, slots, path, mergeItem, taken, note);
  writeList(holder, key, [
    ...first,
    ...slots.flatMap(({ value, isGone, behind }) => (isGone ? behind : [value, ...behind])),
  ]);
}

/** Takes out what the document has no more; returns it by what it said, since it may only be moved. */
function takeOut(
  { log }: Merging,
  { base, current, toEdited, toCurrent }: Lists,
  slots: readonly Slot[],
  path: Path,
  note: string | undefined,
): Map<string, Plain> {
  const taken = new Map<string, Plain>();
  for (const [index, old] of base.entries()) {
    const at = toCurrent.forward.get(index);
    const slot = at === undefined ? undefined : slots[at];
    if (toEdited.forward.has(index) || slot === undefined || at === undefined) continue;
    if (!isSameValue(old, current[at])) {
      log.conflict({ base: old, edited: undefined, current: current[at] }, [...path, at]);
      continue;
    }
    slot.isGone = true;
    taken.set(JSON.stringify(old), slot.value);
    log.change([...path, at], old, undefined, note);
  }
  return taken;
}

/** Puts in what has come and changes what stayed; returns what stands before all the slots. */
function putIn(
  merging: Merging,
  { base, edited, current, toEdited, toCurrent }: Lists,
  slots: readonly Slot[],
  path: Path,
  mergeItem: MergeListItem,
  taken: ReadonlyMap<string, Plain>,
  note: string | undefined,
): Plain[] {
  const { log } = merging;
  const language = languageAt(merging, path);
  const first: Plain[] = [];
  let behind = first;
  for (const [index, fresh] of edited.entries()) {
    const from = toEdited.backward.get(index);
    if (from === undefined) {
      const isThere = current.some(
        (item, at) => isSameValue(item, fresh) && !toCurrent.backward.has(at),
      );
      if (isThere) continue;
      behind.push(taken.get(JSON.stringify(fresh)) ?? withSamples(fresh, language));
      log.change([...path, index], undefined, fresh, note);
      continue;
    }
    const old = base[from] as Plain;
    const at = toCurrent.forward.get(from);
    const slot = at === undefined ? undefined : slots[at];
    if (slot !== undefined) behind = slot.behind;
    if (isSameValue(old, fresh)) continue;
    if (slot === undefined || at === undefined) {
      log.conflict({ base: old, edited: fresh, current: undefined }, [...path, index]);
      continue;
    }
    const now = current[at];
    if (isSameValue(now, fresh)) continue;
    if (!isSameValue(old, now)) {
      log.conflict({ base: old, edited: fresh, current: now }, [...path, at]);
      continue;
    }
    const place = [...path, at];
    slot.value = mergeItem(slot.value, old, fresh, place);
    log.change(place, old, fresh, note);
  }
  return first;
}
