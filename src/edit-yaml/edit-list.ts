import type { Node, YAMLSeq } from 'yaml';
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
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  const gone = list.items.slice(head, list.items.length - tail);
  const come = after.slice(head, after.length - tail);
  const dash = edit.column(list.range?.[0] ?? 0);
  const pairs = Math.min(gone.length, come.length);
  for (let index = 0; index < pairs; index++)
    editPart(edit, gone[index] as Node, come[index] as PlainValue, dash + 2);
  for (const item of gone.slice(pairs)) {
    if (list.items.length === gone.length && come.length === 0) {
      edit.problem = 'a list would be left without any of its items';
      return;
    }
    const node = item as Node;
    edit.removeLines(dashBefore(edit, node.range?.[0] ?? 0), endOf(edit, node));
  }
  const added = come.slice(pairs);
  if (added.length === 0) return;
  const lines = added.map((item) => writeItem(item, dash)).join('\n');
  const previous = list.items[head + pairs - 1];
  if (previous !== undefined) edit.insertAfterLine(endOf(edit, previous as Node), lines);
  else {
    const first = list.items[0] as Node;
    edit.insertBeforeLine(dashBefore(edit, first.range?.[0] ?? 0), lines);
  }
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

function commonTail(
  before: readonly PlainValue[],
  after: readonly PlainValue[],
  head: number,
): number {
  let count = 0;
  while (
    count < before.length - head &&
    count < after.length - head &&
    isSame(before.at(-1 - count) as PlainValue, after.at(-1 - count) as PlainValue)
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
    edit.problem = 'there are comments inside a list that must be written anew';
    return;
  }
  const written = writeFlow(after);
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
