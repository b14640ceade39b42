import { mergeText } from './merge-text.ts';
import { isMap, listOf, type Plain, type PlainMap, valueIn } from './plain.ts';

/** Merges the items below an entry. */
export type MergeItems = (
  mine: Plain | undefined,
  before: Plain | undefined,
  after: Plain | undefined,
) => Plain | undefined;

/** A point of a list, with an edit that was made to its line; see `mergeText`. */
export function mergeEntry(
  mine: Plain,
  before: Plain,
  after: Plain,
  mergeItems: MergeItems,
): Plain {
  const isLine = listOf(valueIn(after, 'items')).length === 0 && others(after).length === 0;
  if (!isMap(mine) && isLine) return mergeText(String(mine), lineOf(before), lineOf(after));
  const merged: PlainMap = isMap(mine) ? { ...mine } : splitLine(String(mine), before);
  const [was, is] = [lineOf(before), lineOf(after)];
  const { name, text } = merged;
  if (was !== is) {
    if (typeof name === 'string' && text === undefined) merged.name = mergeText(name, was, is);
    else if (typeof name !== 'string')
      merged.text = mergeText(typeof text === 'string' ? text : '', was, is);
    else if (typeof text === 'string') mergeNamed(merged, name, text, was, is, after);
  }
  for (const key of new Set([...others(before), ...others(after)])) {
    const [old, fresh] = [valueIn(before, key), valueIn(after, key)];
    if (old === fresh) continue;
    if (fresh === undefined) delete merged[key];
    else {
      const own = merged[key];
      merged[key] =
        typeof own === 'string' ? mergeText(own, String(old ?? ''), String(fresh)) : fresh;
    }
  }
  const items = mergeItems(merged.items, valueIn(before, 'items'), valueIn(after, 'items'));
  if (items === undefined) delete merged.items;
  else merged.items = items;
  const keys = Object.keys(merged);
  const isText = keys.length === 1 && keys[0] === 'text' && !isMap(mine);
  return isText ? (merged.text as Plain) : merged;
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
    ? Object.keys(entry).filter((key) => !['name', 'text', 'items'].includes(key))
    : [];
}
