import type { OutsideLine } from './scan.ts';

/** A heading, paragraph, list, table or piece of code of a document, with LF line endings. */
export interface Block {
  readonly text: string;
  /** The level of a heading. */
  readonly level: number | undefined;
  /** What stays the same of a table, list or code when its rows, items or lines change. */
  readonly family: string | undefined;
  /** The indexes of its first line and of the line after its last one. */
  readonly start: number;
  readonly end: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const heading = /^(#{1,6})(?:[ \t]|$)/;
const item = /^ {0,3}(?:([-*+])|\d{1,9}([.)]))(?:[ \t]|$)/;
const continued = /^(?: {2}|\t)/;
const fenceStart = /^[ \t]*(?:```|~~~)/;
const tableRow = /^[ \t]*\|/;
const blank = /^[ \t]*$/;

/** Splits lines at blank lines outside fences and around headings; a loose list is one block. */
export function splitBlocks(lines: readonly OutsideLine[]): Block[] {
  const ranges: Range[] = [];
  for (const range of splitRanges(lines)) {
    const previous = ranges.at(-1);
    const joins = previous && continuesList(lines, previous, range);
    if (joins) ranges.pop();
    ranges.push(joins ? { start: previous.start, end: range.end } : range);
  }
  return ranges.map((range) => blockOf(lines, range));
}

function splitRanges(lines: readonly OutsideLine[]): Range[] {
  const ranges: Range[] = [];
  let start: number | undefined;
  const close = (end: number) => {
    if (start !== undefined) ranges.push({ start, end });
    start = undefined;
  };
  for (const [index, line] of lines.entries()) {
    if (isBlank(line)) {
      close(index);
    } else if (levelOf(line) === undefined) {
      start ??= index;
    } else {
      close(index);
      ranges.push({ start: index, end: index + 1 });
    }
  }
  close(lines.length);
  return ranges;
}

function continuesList(lines: readonly OutsideLine[], list: Range, next: Range): boolean {
  const sign = listSign(lines[list.start]?.text ?? '');
  const first = lines[next.start]?.text ?? '';
  return sign !== undefined && (continued.test(first) || listSign(first) === sign);
}

function blockOf(lines: readonly OutsideLine[], { start, end }: Range): Block {
  const texts: string[] = [];
  for (const line of lines.slice(start, end)) {
    const text = isBlank(line) ? '' : line.text;
    if (text !== '' || line.fenced || texts.at(-1) !== '') texts.push(text);
  }
  const first = lines[start];
  const family = familyOf(first?.text ?? '');
  return { text: texts.join('\n'), level: first && levelOf(first), family, start, end };
}

function familyOf(first: string): string | undefined {
  if (fenceStart.test(first)) return first.trim();
  if (tableRow.test(first)) return first.replace(/[ \t]+/g, ' ').trim();
  return listSign(first);
}

/** Items with the same sign belong to one list. */
function listSign(text: string): string | undefined {
  const [, bullet, delimiter] = item.exec(text) ?? [];
  return bullet ?? delimiter;
}

function levelOf({ text, fenced }: OutsideLine): number | undefined {
  return fenced ? undefined : heading.exec(text)?.[1]?.length;
}

function isBlank({ text, fenced }: OutsideLine): boolean {
  return !fenced && blank.test(text);
}
