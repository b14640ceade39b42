import type { Node, YAMLMap } from 'yaml';
import type { Edit } from './edit.ts';
import type { EditPart } from './edit-part.ts';
import { colonAfter, pairEnd } from './end-of.ts';
import { isSame } from './is-same.ts';
import { keyOf, type PlainValue, plainOf } from './plain-of.ts';
import { writeFlow } from './write-flow.ts';
import { writeKey, writePair } from './write-pair.ts';
import { writeValue } from './write-value.ts';

/** Longest line that a flow map or list grows to, in columns. */
const LONGEST = 100;

type PlainMap = { readonly [key: string]: PlainValue };

/** Makes a map say something else, key by key. */
export function editMap(edit: Edit, map: YAMLMap, after: PlainMap, editPart: EditPart): void {
  if (map.flow) {
    editFlowMap(edit, map, after, editPart);
    return;
  }
  const indent = edit.column(map.range?.[0] ?? 0);
  const there = new Set(map.items.map(({ key }) => keyOf(key)));
  const kept = map.items.filter(({ key }) => Object.hasOwn(after, keyOf(key)));
  const renamed = renamedKeys(edit, map, after);
  if (kept.length === 0 && renamed.size === 0) {
    edit.refuse(map.range?.[0] ?? 0, 'a map would be left without any of its keys');
    return;
  }
  for (const pair of map.items) {
    const key = keyOf(pair.key);
    const keyNode = pair.key as Node;
    const fresh = renamed.get(pair);
    if (fresh !== undefined) {
      const [start = 0, end = 0] = keyNode.range ?? [];
      edit.replace(start, end, writeKey(fresh));
      there.add(fresh);
      continue;
    }
    const value = Object.hasOwn(after, key) ? after[key] : undefined;
    if (value === undefined) {
      if (pair === map.items[0] && !isFirstOnLine(edit, keyNode.range?.[0] ?? 0)) {
        removeFirst(edit, pair, map.items[1]);
        if (edit.problem !== undefined) return;
      } else edit.removeLines(keyNode.range?.[0] ?? 0, pairEnd(edit, pair));
    } else if (isNothing(pair.value)) fill(edit, keyNode, value, indent);
    else editPart(edit, pair.value as Node, value, indent + stepOf(edit, map));
  }
  for (const key of Object.keys(after)) if (!there.has(key)) addKey(edit, map, after, kept, key);
}

/** Keys that have another name, and behind them what they had before. */
function renamedKeys(edit: Edit, map: YAMLMap, after: PlainMap): ReadonlyMap<Pair, string> {
  const there = new Set(map.items.map(({ key }) => keyOf(key)));
  const come = new Set(Object.keys(after).filter((key) => !there.has(key)));
  const renamed = new Map<Pair, string>();
  for (const pair of come.size === 0 ? [] : map.items) {
    const { key, value } = pair;
    if (Object.hasOwn(after, keyOf(key)) || isNothing(value)) continue;
    const said = plainOf(value as Node, edit.anchors);
    const fresh = [...come].find((one) => isSame(said, after[one] as PlainValue));
    if (fresh === undefined) continue;
    come.delete(fresh);
    renamed.set(pair, fresh);
  }
  return renamed;
}

/** Takes out the key behind the dash of a list; the next one takes its place. */
function removeFirst(edit: Edit, first: Pair, next: Pair | undefined): void {
  const start = startOf(first);
  const end = next === undefined ? start : startOf(next);
  if (end === start || /(?:^|\s)#/.test(edit.text.slice(pairEnd(edit, first), end)))
    edit.refuse(start, 'the first key of a list item is taken out, beside a comment');
  else edit.replace(start, end, '');
}

/** Puts a key where `after` has it: behind what stands before it there. */
function addKey(
  edit: Edit,
  map: YAMLMap,
  after: PlainMap,
  kept: YAMLMap['items'],
  key: string,
): void {
  const indent = edit.column(map.range?.[0] ?? 0);
  const lines = writePair(key, after[key] as PlainValue, indent, stepOf(edit, map));
  const blank = isSpaced(edit, map) ? '\n' : '';
  const [next, previous] = neighbours(edit, after, kept, key, indent === 0);
  if (next !== undefined)
    edit.insertBeforeLine(startOfComments(edit, startOf(next)), `${lines}${blank}`);
  else if (previous !== undefined)
    edit.insertAfterLine(pairEnd(edit, previous), `${blank}${lines}`);
}

type Pair = YAMLMap['items'][number];

/** The kept key before which another one belongs, or else the one behind which it does. */
function neighbours(
  edit: Edit,
  after: PlainMap,
  kept: YAMLMap['items'],
  key: string,
  isTop: boolean,
): [next: Pair | undefined, previous: Pair | undefined] {
  if (isTop && edit.order.includes(key)) return [nextInOrder(edit, kept, key), kept.at(-1)];
  const keys = Object.keys(after);
  const before = new Set(keys.slice(0, keys.indexOf(key)));
  const previous = kept.findLast((pair) => before.has(keyOf(pair.key)));
  const [first] = kept;
  // Nothing goes before what shares its line with the dash of a list.
  const isFree = first !== undefined && isFirstOnLine(edit, startOf(first));
  return previous === undefined && isFree ? [first, undefined] : [undefined, previous ?? first];
}

function startOf({ key }: Pair): number {
  return (key as Node).range?.[0] ?? 0;
}

/** The value of a key that has none yet. */
function fill(edit: Edit, key: Node, value: PlainValue, indent: number): void {
  if (value === '') return;
  const place = colonAfter(edit, key.range?.[1] ?? 0);
  const { text, isBlock } = writeValue(value, indent + 2);
  if (!isBlock) edit.replace(place, place, ` ${text}`);
  else edit.insertAfterLine(place, text);
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  const { range, type } = value as { range?: readonly number[]; type?: string };
  return type === 'PLAIN' && range !== undefined && range[0] === range[1];
}

/** How much deeper this person indents what is below a key. */
function stepOf(edit: Edit, map: YAMLMap): number {
  const indent = edit.column(map.range?.[0] ?? 0);
  for (const { value } of map.items) {
    const node = value as (Node & { flow?: boolean; items?: readonly unknown[] }) | null;
    if (node?.items === undefined || node.flow) continue;
    const start = node.range?.[0] ?? 0;
    const isOwnLine = isFirstOnLine(edit, start);
    const step = edit.column(start) - indent;
    if (isOwnLine && step > 0) return step;
  }
  return 2;
}

function isFirstOnLine(edit: Edit, offset: number): boolean {
  return edit.text.slice(edit.lineStart(offset), offset).trim() === '';
}

/** Whether this person parts keys by blank lines: any at the top, all of several deeper down. */
function isSpaced(edit: Edit, map: YAMLMap): boolean {
  const [, ...others] = map.items;
  const isApart = (pair: Pair) => {
    const above = startOfComments(edit, startOf(pair));
    return /\n[ \t]*\r?\n$/.test(edit.text.slice(0, above));
  };
  const isTop = edit.column(map.range?.[0] ?? 0) === 0;
  return isTop ? others.some(isApart) : others.length > 1 && others.every(isApart);
}

/** The first of the comment lines right above a place, or the line itself. */
function startOfComments(edit: Edit, offset: number): number {
  let start = edit.lineStart(offset);
  for (;;) {
    const before = edit.lineStart(start - 1);
    if (start === 0 || !/^\s*#/.test(edit.text.slice(before, start))) return start;
    start = before;
  }
}

/** The key at the top before which another one belongs. */
function nextInOrder(edit: Edit, pairs: YAMLMap['items'], key: string) {
  const rank = edit.order.indexOf(key);
  if (rank === -1) return undefined;
  const after = pairs.findIndex((pair) => edit.order.indexOf(keyOf(pair.key)) > rank);
  // Somebody who has an order of their own gets it at the end of what belongs before it.
  const before = pairs.findLastIndex((pair) => {
    const other = edit.order.indexOf(keyOf(pair.key));
    return other !== -1 && other < rank;
  });
  return after === -1 || after < before ? undefined : pairs[after];
}

/** What is written without quotes must hold no sign that means something between brackets. */
function editInFlow(
  edit: Edit,
  node: Node & { type?: string; anchor?: string },
  after: PlainValue,
  column: number,
  editPart: EditPart,
): void {
  const [start = 0, end = 0] = node.range ?? [];
  const isBare = node.type === 'PLAIN' && node.anchor === undefined && start < end;
  const quoted =
    isBare && /[[\]{},]/.test(String(after)) ? writeFlow([after])?.slice(1, -1) : undefined;
  if (quoted === undefined) editPart(edit, node, after, column);
  else edit.replace(start, end, quoted);
}

function editFlowMap(edit: Edit, map: YAMLMap, after: PlainMap, editPart: EditPart): void {
  const [start = 0, end = 0] = map.range ?? [];
  const source = edit.text.slice(start, end);
  const written = writeFlow(after);
  const column = edit.column(start);
  const rest = edit.lineEnd(end) - end;
  // Maps within maps are not written on one line, but stay so if somebody did.
  const grown = JSON.stringify(after).length - JSON.stringify(plainOf(map, edit.anchors)).length;
  const length = written === undefined ? source.length + grown : written.length;
  const isOneLine = !source.includes('\n') && column + length + rest <= LONGEST;
  const fits =
    isOneLine && (written !== undefined || Object.keys(after).length === map.items.length);
  const keys = map.items.map(({ key }) => keyOf(key));
  const isGrown = keys.every((key) => Object.hasOwn(after, key));
  if (fits && isGrown && keys.length > 0) {
    for (const pair of map.items)
      if (pair.value !== null)
        editInFlow(
          edit,
          pair.value as Node,
          after[keyOf(pair.key)] as PlainValue,
          column,
          editPart,
        );
    const added = Object.entries(after).filter(([key]) => !keys.includes(key));
    const inner = writeFlow(Object.fromEntries(added))?.slice(1, -1) ?? '';
    const close = source.slice(0, -1).trimEnd().length;
    if (added.length > 0) edit.replace(start + close, start + close, `, ${inner}`);
    return;
  }
  if (/(?:^|\s)#/.test(source)) {
    edit.refuse(start, 'there are comments inside a map that must be written anew');
    return;
  }
  const lineIndent =
    /^[ ]*(?:- +)*/.exec(edit.text.slice(edit.lineStart(start), start))?.[0].length ?? 0;
  const { text, isBlock } = writeValue(after, lineIndent + 2);
  if (!isBlock) edit.replace(start, end, text);
  else {
    const gap = edit.text.slice(0, start).length - edit.text.slice(0, start).trimEnd().length;
    const line = edit.text.slice(edit.lineStart(start), start);
    if (/^[ ]*(?:- +)+$/.test(line)) edit.replace(start, end, text.trimStart());
    else edit.replace(start - gap, end, `\n${text}`);
  }
}
