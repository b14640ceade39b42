import type { List, ListItem, PhrasingContent } from 'mdast';
import { joinLines, plainPhrases } from './plain-phrases.ts';
import { startsWords } from './starts-words.ts';

const MARKER = /^([-*+]|(\d{1,9})[.)])( {1,4})(?=\S)/;

/** A box of a task, done or not. */
const BOX = /^\[([ xX])\] (?=\S)/;

interface OpenList {
  readonly list: List;
  readonly indent: number;
  readonly sign: string;
  /** Columns before the text of its last item. */
  content: number;
}

/**
 * A list whose items are a text each, however deep, as a parser of markdown reads it; undefined when
 * only a parser can tell.
 *
 * @param first number of the first line, from 1
 */
export function plainList(lines: readonly string[], first: number): List | undefined {
  const reader = new ListReader();
  let isBehindBlank = false;
  for (const [index, text] of lines.entries()) {
    const isBlank = text.trim() === '';
    if (!isBlank && !reader.read(text, first + index, isBehindBlank)) return undefined;
    isBehindBlank = isBlank;
  }
  return reader.open[0]?.list;
}

class ListReader {
  readonly open: OpenList[] = [];

  /** Adds the item of a line, or the items that start on it; false when that is not certain. */
  read(text: string, line: number, isBehindBlank: boolean): boolean {
    let column = text.length - text.trimStart().length;
    if (text.slice(0, column).includes('\t')) return false;
    const end = { line, column: text.length + 1 };
    let found = MARKER.exec(text.slice(column));
    let item: ListItem | undefined;
    while (found !== null) {
      const [whole, marker = '', number] = found;
      const isFirst = item === undefined;
      item = this.#addItem(column, marker, number, whole.length, line, isFirst, isBehindBlank);
      if (item === undefined) return false;
      column += whole.length;
      found = MARKER.exec(text.slice(column));
    }
    const box = item === undefined ? null : BOX.exec(text.slice(column));
    const from = column + (box?.[0].length ?? 0);
    const words = text.slice(from);
    const at = { line, column: from + 1 };
    const phrases = startsWords(words) ? plainPhrases(words, at) : undefined;
    if (phrases === undefined) return false;
    if (item === undefined) {
      if (isBehindBlank || !this.#goOn(phrases, end)) return false;
    } else {
      if (box !== null) item.checked = box[1] !== ' ';
      // A parser leaves the box out of a paragraph only when a text follows it.
      const start = phrases[0]?.type === 'text' ? at : { line, column: column + 1 };
      item.children.push({ type: 'paragraph', children: phrases, position: { start, end } });
    }
    for (const { list } of this.open) {
      const last = list.children.at(-1);
      for (const node of [list, last]) if (node?.position !== undefined) node.position.end = end;
    }
    return true;
  }

  /** Adds a line to the text of the last item; false when there is none. */
  #goOn(phrases: PhrasingContent[], end: { line: number; column: number }): boolean {
    const last = this.open.at(-1)?.list.children.at(-1)?.children.at(-1);
    if (last?.type !== 'paragraph' || last.position === undefined) return false;
    last.children = joinLines([last.children, phrases]);
    last.position.end = end;
    return true;
  }

  #addItem(
    indent: number,
    marker: string,
    number: string | undefined,
    width: number,
    line: number,
    isFirst: boolean,
    isBehindBlank: boolean,
  ): ListItem | undefined {
    const { open } = this;
    const start = { line, column: indent + 1 };
    const item: ListItem = {
      type: 'listItem',
      spread: false,
      checked: null,
      children: [],
      position: { start, end: start },
    };
    const depth = open.length;
    while (isFirst && open.length > 1 && (open.at(-1)?.indent ?? 0) > indent) open.pop();
    const sign = marker.slice(-1);
    const current = open.at(-1);
    // Less deep than the last item, yet not below its parent: it may go on with either list.
    if (open.length < depth && current?.indent !== indent) return undefined;
    if (isFirst && current?.indent === indent) {
      if (current.sign !== sign) return undefined;
      if (isBehindBlank) current.list.spread = true;
      current.list.children.push(item);
      current.content = indent + width;
      return item;
    }
    const parent = current?.list.children.at(-1);
    if (!isBelow(indent, current)) return undefined;
    // Behind a line of text a list starts only with 1.
    if (isFirst && parent !== undefined && number !== undefined && Number(number) !== 1)
      return undefined;
    if (isFirst && isBehindBlank && parent !== undefined) parent.spread = true;
    const list: List = {
      type: 'list',
      ordered: number !== undefined,
      start: number === undefined ? null : Number(number),
      spread: false,
      children: [item],
      position: { start, end: start },
    };
    parent?.children.push(list);
    open.push({ list, indent, sign, content: indent + width });
    return item;
  }
}

/** True when a list may start here: at the margin, or inside of an item. */
function isBelow(indent: number, parent: OpenList | undefined): boolean {
  if (parent === undefined) return indent === 0;
  return indent >= parent.content && indent < parent.content + 4;
}
