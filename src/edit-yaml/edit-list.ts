import type { Node, YAMLSeq } from 'yaml';
import { alignLists } from './align-lists.ts';
import type { Edit } from './edit.ts';
import type { EditPart } from './edit-part.ts';
import { endOf } from './end-of.ts';
import { isSame } from './is-same.ts';
import { type PlainValue, plainOf } from './plain-of.ts';
import { writeFlow } from './write-flow.ts';
import { writeItem } from './write-item.ts';
import { writeValue } from './write-value.ts';

/** Longest line that a flow list grows to, in columns. */
const LONGEST = 100;

/** Makes a list say something else: items that stay are left alone, others are put in or taken out. */
export function editList(
  edit: Edit,
  list: YAMLSeq,
  after: readonly PlainValue[],
  editPart: EditPart,
): void {
  const before = list.items.map((item) => plainOf(item as Node, edit.anchors));
  if (list.flow) {
    editFlowList(edit, list, before, after);
    return;
  }
  const items = list.items as Node[];
  if (after.length === 0 && items.length > 0) {
    edit.refuse(list.range?.[0] ?? 0, 'a list would be left without any of its items');
    return;
  }
  const dash = edit.column(list.range?.[0] ?? 0);
  const { forward, backward } = alignLists(before, after);
  const gone = new Set<number>();
  for (const [index, item] of items.entries()) {
    const to = forward.get(index);
    if (to !== undefined) editPart(edit, item, after[to] as PlainValue, dash + 2);
    else {
      gone.add(index);
      edit.removeLines(dashBefore(edit, item.range?.[0] ?? 0), endOf(edit, item));
    }
  }
  let previous: Node | undefined;
  for (const [index, value] of after.entries()) {
    const from = backward.get(index);
    if (from !== undefined) {
      previous = items[from];
      continue;
    }
    const moved = [...gone].find((at) => isSame(before[at] as PlainValue, value));
    if (moved !== undefined) gone.delete(moved);
    const lines = moved === undefined ? undefined : linesOf(edit, items[moved] as Node);
    addItem(edit, items, previous, lines ?? writeItem(value, dash));
  }
}

/** An item as somebody wrote it, with the comment behind it; undefined when it shares a line. */
function linesOf(edit: Edit, item: Node): string | undefined {
  const start = dashBefore(edit, item.range?.[0] ?? 0);
  if (edit.text.slice(edit.lineStart(start), start).trim() !== '') return undefined;
  return edit.text
    .slice(edit.lineStart(start), edit.lineEnd(endOf(edit, item)))
    .replaceAll('\r\n', '\n');
}

/** Puts an item behind another one, or before all of them. */
function addItem(
  edit: Edit,
  items: readonly Node[],
  previous: Node | undefined,
  lines: string,
): void {
  const [first] = items;
  if (previous !== undefined) edit.insertAfterLine(endOf(edit, previous), lines);
  else if (first !== undefined)
    edit.insertBeforeLine(dashBefore(edit, first.range?.[0] ?? 0), lines);
}

function commonHead(before: readonly PlainValue[], after: readonly PlainValue[]): number {
  let count = 0;
  while (
    count < before.length &&
    count < after.length &&
    isSame(before[count] as PlainValue, after[count] as PlainValue)
  )
    count++;
  return count;
}

/** The dash of the item that starts at a place. */
function dashBefore(edit: Edit, offset: number): number {
  return edit.text.lastIndexOf('-', offset - 1);
}

function editFlowList(
  edit: Edit,
  list: YAMLSeq,
  before: readonly PlainValue[],
  after: readonly PlainValue[],
): void {
  const [start = 0, end = 0] = list.range ?? [];
  const source = edit.text.slice(start, end);
  const isGrown = commonHead(before, after) === before.length && before.length > 0;
  const added = writeFlow(after.slice(before.length))?.slice(1, -1);
  const rest = edit.lineEnd(end) - end;
  const isRoom = edit.column(end) + (added?.length ?? 0) + 2 + rest <= LONGEST;
  if (isGrown && added !== undefined && isRoom) {
    const trimmed = source.slice(0, -1).trimEnd();
    const place = start + trimmed.length;
    edit.replace(place, place, trimmed.endsWith(',') ? ` ${added}` : `, ${added}`);
    return;
  }
  if (/(?:^|\s)#/.test(source)) {
    edit.refuse(start, 'there are comments inside a list that must be written anew');
    return;
  }
  const written = sameLine(edit, list, before, after);
  if (written !== undefined && edit.column(start) + written.length + rest <= LONGEST) {
    edit.replace(start, end, written);
    return;
  }
  const line = edit.text.slice(edit.lineStart(start), start);
  const indent = /^[ ]*(?:- +)*/.exec(line)?.[0].length ?? 0;
  const { text, isBlock } = writeValue(after, indent + 2);
  if (!isBlock) edit.replace(start, end, text);
  else if (/^[ ]*(?:- +)+$/.test(line)) edit.replace(start, end, text.trimStart());
  else {
    const gap = edit.text.slice(0, start).length - edit.text.slice(0, start).trimEnd().length;
    edit.replace(start - gap, end, `\n${text}`);
  }
}

/** A list on one line, with those of its items that stay as they are written. */
function sameLine(
  edit: Edit,
  list: YAMLSeq,
  before: readonly PlainValue[],
  after: readonly PlainValue[],
): string | undefined {
  const { backward } = alignLists(before, after);
  const items = after.map((value, index) => {
    const from = backward.get(index);
    const [start = 0, end = 0] = (list.items[from ?? -1] as Node | undefined)?.range ?? [];
    const source = edit.text.slice(start, end);
    const isKept = from !== undefined && isSame(before[from] as PlainValue, value);
    return isKept && !source.includes('\n') ? source : writeFlow([value])?.slice(1, -1);
  });
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
}
