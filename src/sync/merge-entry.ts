import type { Path, Sides } from './change.ts';
import { mergeFields } from './merge-fields.ts';
import type { MergeListItem } from './merge-list.ts';
import { mergeText } from './merge-text.ts';
import type { Merging } from './merging.ts';
import { isMap, type Plain, type PlainMap, valueIn } from './plain.ts';
import { sidesOf } from './sides-of.ts';

/** What of an entry is on its own line; all else stands below it. */
const LINE: readonly string[] = ['name', 'text'];

/** Lists below the line of an entry, which are merged item by item. */
const LISTS: readonly string[] = ['items', 'samples'];

/** Merges points of a list, with edits that were made to their lines; see `mergeText`. */
export function mergeEntry(merging: Merging): MergeListItem {
  return (mine, before, after, path) => {
    const isLine = isMap(after) ? Object.keys(after).every((key) => LINE.includes(key)) : true;
    // Where names are bold, `Name: text` is a text.
    const isLead = hasBoldNames(path) && valueIn(after, 'name') !== undefined;
    if (!isMap(mine) && isLine && !isLead)
      return mergeText(String(mine), lineOf(before), lineOf(after));
    const opened: PlainMap = isMap(mine) ? { ...mine } : splitLine(String(mine), before);
    if (hasBoldNames(path) && isOtherLead(before, after)) setLine(opened, after);
    else mergeLine(opened, before, after);
    // Such as the topic of a question.
    const fields = new Set([...others(before), ...others(after)]);
    const merged = mergeFields(opened, before, after, [...fields]);
    for (const key of LISTS)
      mergeListBelow(merging, { base: before, edited: after, current: before }, merged, [
        ...path,
        key,
      ]);
    const keys = Object.keys(merged);
    const isText = keys.length === 1 && keys[0] === 'text' && !isMap(mine);
    return isText ? (merged.text as Plain) : inOrder(merged);
  };
}

function mergeLine(merged: PlainMap, before: Plain, after: Plain): void {
  const [was, is] = [lineOf(before), lineOf(after)];
  const { name, text } = merged;
  if (was === is) return;
  if (typeof name === 'string' && text === undefined) merged.name = mergeText(name, was, is);
  else if (typeof name !== 'string')
    merged.text = mergeText(typeof text === 'string' ? text : '', was, is);
  else if (typeof text === 'string') mergeNamed(merged, name, text, was, is, after);
}

/** Changes below an entry are part of its own change; what hinders them is told. */
function mergeListBelow(merging: Merging, sides: Sides, merged: PlainMap, path: Path): void {
  const below = merging.apart();
  below.field(sidesOf(sides, String(path.at(-1))), merged, path);
  merging.log.obstacles.push(...below.log.obstacles);
}

/** Where a name ends is the model's to say, if the line still starts or ends as it did. */
function mergeNamed(
  merged: PlainMap,
  name: string,
  text: string,
  was: string,
  is: string,
  after: Plain,
): void {
  if (is.startsWith(`${name}: `) && was.startsWith(`${name}: `))
    merged.text = mergeText(text, was.slice(name.length + 2), is.slice(name.length + 2));
  else if (is.endsWith(`: ${text.trimEnd()}`))
    merged.name = is.slice(0, is.length - text.trimEnd().length - 2);
  else setLine(merged, after);
}

/** Name and text as they were edited, one of which may have come or gone. */
function setLine(merged: PlainMap, after: Plain): void {
  const fresh: PlainMap = isMap(after) ? after : { text: after };
  for (const key of LINE) {
    const value = fresh[key];
    if (value === undefined) delete merged[key];
    else merged[key] = value;
  }
}

/** What is on the line of an entry, and then what is below it. */
function inOrder({ name, text, ...others }: PlainMap): PlainMap {
  return {
    ...(name === undefined ? {} : { name }),
    ...(text === undefined ? {} : { text }),
    ...others,
  };
}

/** True for the points of sections, of which the document prints the name in bold. */
function hasBoldNames(path: Path): boolean {
  return /^(?:policy\.sections|guide\.(?:practices|considerations|checklists))\./.test(
    path.join('.'),
  );
}

/** True when a name came or went. */
function isOtherLead(before: Plain, after: Plain): boolean {
  return (valueIn(before, 'name') === undefined) !== (valueIn(after, 'name') === undefined);
}

function splitLine(line: string, before: Plain): PlainMap {
  const [name, text] = [valueIn(before, 'name'), valueIn(before, 'text')];
  return name === undefined
    ? { text: text ?? line }
    : text === undefined
      ? { name }
      : { name, text };
}

/** The line of an entry as a document prints it. */
function lineOf(entry: Plain | undefined): string {
  if (!isMap(entry)) return entry === undefined ? '' : String(entry);
  return [entry.name, entry.text].filter((part) => part !== undefined).join(': ');
}

function others(entry: Plain): string[] {
  return isMap(entry)
    ? Object.keys(entry).filter((key) => !LINE.includes(key) && !LISTS.includes(key))
    : [];
}
