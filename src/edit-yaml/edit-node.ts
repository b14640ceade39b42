import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Edit } from './edit.ts';
import { editList } from './edit-list.ts';
import { editMap } from './edit-map.ts';
import { endOf } from './end-of.ts';
import { isPlainMap } from './is-plain-map.ts';
import { isSame } from './is-same.ts';
import { type PlainValue, plainOf } from './plain-of.ts';
import { writeScalar } from './write-scalar.ts';
import { writeValue } from './write-value.ts';

/**
 * Makes a node say something else.
 *
 * @param indent of what is written below it, in columns
 */
export function editNode(
  edit: Edit,
  node: Node & { anchor?: string },
  after: PlainValue,
  indent: number,
): void {
  if (isSame(plainOf(node, edit.anchors), after)) return;
  if (isAlias(node) || node.anchor !== undefined) {
    const why = 'an anchor or alias stands here, behind which one place means another';
    edit.refuse(node.range?.[0] ?? 0, why);
    return;
  }
  if (isMap(node) && isPlainMap(after)) editMap(edit, node, after, editNode);
  else if (isSeq(node) && Array.isArray(after))
    editList(edit, node, after as PlainValue[], editNode);
  else if (isScalar(node) && typeof after !== 'object') replaceScalar(edit, node, after, indent);
  else replaceNode(edit, node, after, indent);
}

function replaceScalar(
  edit: Edit,
  node: Scalar,
  after: string | number | boolean,
  indent: number,
): void {
  const [start, end] = node.range ?? [0, 0];
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  const text = writeScalar(after, node.type, indent);
  if (start === end) edit.replace(start, end, ` ${text}`.replace(/^ {2}/, ' '));
  else edit.replace(start, isBlock ? endOf(edit, node) : end, text);
}

/** A value of another form: a text that becomes a map, a list that becomes a text. */
function replaceNode(edit: Edit, node: Node, after: PlainValue, indent: number): void {
  const [start = 0, end = 0] = node.range ?? [];
  const source = edit.text.slice(start, end);
  if (/(?:^|\s)#/.test(source)) {
    edit.refuse(start, 'there are comments inside a value that takes another form');
    return;
  }
  const isFlow = source.startsWith('{') || source.startsWith('[') || isScalar(node);
  const written = writeValue(after, indent);
  const stop = isFlow && !/^[|>]/.test(source) ? end : endOf(edit, node);
  if (!written.isBlock) {
    edit.replace(start, stop, written.text);
    return;
  }
  if (/^[ ]*(?:- +)+$/.test(edit.text.slice(edit.lineStart(start), start))) {
    edit.replace(start, stop, written.text.trimStart());
    return;
  }
  // A block goes on lines of its own; what stands before it on the line keeps no space at its end.
  const before = edit.text.slice(0, start).length - edit.text.slice(0, start).trimEnd().length;
  const sameLine = edit.text.slice(start - before, start).includes('\n') ? 0 : before;
  edit.replace(start - sameLine, stop, `\n${written.text}`);
}
