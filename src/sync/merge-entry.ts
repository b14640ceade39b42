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
    if (!isMap(mine) && isLine) return mergeText(String(mine), lineOf(before), lineOf(after));
    const opened: PlainMap = isMap(mine) ? { ...mine } : splitLine(String(mine), before);
    mergeLine(opened, before, after);
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
    return isText ? (merged.text as Plain) : merged;
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
  else {
    const [freshName, freshText] = [valueIn(after, 'name'), valueIn(after, 'text')];
    if (freshName === undefined) delete merged.name;
    else merged.name = freshName;
    if (freshText === undefined) delete merged.text;
    else merged.text = freshText;
  }
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
