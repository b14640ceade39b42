/** Lines from `start` up to `end` that markdown reads the same alone as in their document. */
export interface DocumentPart {
  readonly start: number;
  readonly end: number;
}

const HEADING = /^#{1,6}(?:[ \t]|$)/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])([ \t]+|$)/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** What starts raw HTML, and what ends it. */
const RAW_HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
];

/**
 * Cuts a document where a block certainly starts that belongs to nothing before it: at headings, and
 * at lines without indentation behind a blank line. Lists stay whole, and so do code and raw HTML.
 * Only references to link definitions in another part are lost, which are read as text.
 */
export function cutIntoParts(lines: readonly string[]): DocumentPart[] {
  const parts: DocumentPart[] = [];
  let start = 0;
  const cut = (at: number) => {
    if (at > start) parts.push({ start, end: at });
    start = at;
  };
  /** Columns before the text of an open list's outermost item; 0 outside of lists. */
  let item = 0;
  /** What ends the code or the raw HTML that is open; what an item holds ends with the item. */
  let isEnd: ((line: string) => boolean) | undefined;
  let isBehindBlank = true;
  for (const [at, line] of lines.entries()) {
    // Whether a line of tags is HTML, and what looks like code or a list in it is none, only a
    // parser can tell.
    if (isEnd === isBlank && opensMore(line)) break;
    if (isEnd !== undefined) {
      if (isEnd(line)) isEnd = undefined;
      isBehindBlank = isEnd === undefined && isBlank(line);
      continue;
    }
    if (isBlank(line)) {
      isBehindBlank = true;
      continue;
    }
    const width = widthOfItem(line);
    const isHeading = HEADING.test(line);
    const isAtMargin = /^[^ \t]/.test(line);
    const isInItem = item > 0 && (!isAtMargin || width > 0);
    if (isHeading || (isBehindBlank && isAtMargin && !isInItem)) {
      cut(at);
      item = 0;
    }
    const indent = line.length - line.trimStart().length;
    if (item === 0 || indent < item) {
      if (width > 0) item = width;
      else {
        isEnd = endOfOpened(line);
        if (isEnd !== undefined || RULE.test(line) || /^ {0,3}>/.test(line)) item = 0;
      }
    }
    // A heading is one line: whatever follows starts anew.
    isBehindBlank = isHeading;
  }
  cut(lines.length);
  return parts;
}

/** Columns before the text of an item; 0 for a line that starts none. */
function widthOfItem(line: string): number {
  const [, indent = '', sign, gap = ''] = ITEM.exec(line) ?? [];
  if (sign === undefined || RULE.test(line)) return 0;
  const base = indent.length + sign.length;
  let column = base;
  for (const space of gap) column += space === '\t' ? 4 - (column % 4) : 1;
  // More than four spaces are one, and the start of code.
  return gap === '' || column - base > 4 ? base + 1 : column;
}

function endOfOpened(line: string): ((line: string) => boolean) | undefined {
  const fence = FENCE.exec(line)?.[1];
  if (fence !== undefined) return (other) => isClosing(other, fence);
  const [, end] = RAW_HTML.find(([opening]) => opening.test(line)) ?? [];
  if (end !== undefined) return end.test(line) ? undefined : (other) => end.test(other);
  // Other HTML goes on up to a blank line, headings and fences included. An address is none.
  return /^ {0,3}<[a-z/](?![^\s<>]*[:@])/i.test(line) ? isBlank : undefined;
}

function opensMore(line: string): boolean {
  return widthOfItem(line) > 0 || ![undefined, isBlank].includes(endOfOpened(line));
}

function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

function isClosing(line: string, fence: string): boolean {
  const [, signs = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line) ?? [];
  return signs.startsWith(fence);
}
