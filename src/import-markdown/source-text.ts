import type { Nodes, Root } from 'mdast';
import { parseInParts } from '../render/parse-in-parts.ts';
import type { SourceLine } from './source-line.ts';

/** A repaired document with its tree: gives back the text of each node as it was written. */
export class SourceText {
  readonly tree: Root;
  readonly #lines: readonly SourceLine[];

  constructor(lines: readonly SourceLine[]) {
    this.#lines = lines;
    this.tree = parseInParts(lines.map(({ text }) => text));
  }

  /** The line of the source where a node starts. */
  line(node: Nodes): number {
    return this.#lines[(node.position?.start.line ?? 1) - 1]?.line ?? 1;
  }

  /** The markdown of a block, without the indentation of the list that it stands in. */
  block(node: Nodes): string {
    const { start, end } = positionOf(node);
    const margin = start.column - 1;
    const lines: string[] = [];
    for (let at = start.line; at <= end.line; at++) {
      const whole = this.#lines[at - 1]?.text ?? '';
      const cut = at === end.line ? whole.slice(0, end.column - 1) : whole;
      if (at === start.line) lines.push(cut.slice(margin));
      else lines.push(cut.slice(Math.min(margin, cut.length - cut.trimStart().length)));
    }
    return lines.join('\n').trimEnd();
  }

  /** The markdown of a paragraph, heading or cell on one line, but for breaks that it asks for. */
  inline(node: Nodes): string {
    const children = 'children' in node ? node.children : [];
    const first = children[0];
    const last = children.at(-1);
    if (first === undefined || last === undefined) return '';
    // An address that became a link on its own has no position, nor has what was parted from it.
    const start = first.position?.start ?? this.#startOf(node);
    const end = last.position?.end ?? this.#endOf(node);
    const parts: string[] = [];
    for (let at = start.line; at <= end.line; at++) {
      const whole = this.#lines[at - 1]?.text ?? '';
      const part = whole.slice(
        at === start.line ? start.column - 1 : 0,
        at === end.line ? end.column - 1 : undefined,
      );
      const isBreak = at < end.line && / {2,}$/.test(part);
      const words = part.includes('`') ? part.trim() : part.trim().replace(/ {2,}/g, ' ');
      parts.push(words + (isBreak ? '\\\n' : at < end.line ? ' ' : ''));
    }
    // Escapes of a printer that took `NW.js` for the start of an address.
    const text = parts.join('').replace(/(?<=[wW])\\(?=\.)/g, '');
    // What printers put between two lists.
    return text.replace(/\s*<!-- -->/g, '').trim();
  }

  /** Where the words of a block start, behind the marks of a heading or the bar of a cell. */
  #startOf(node: Nodes): Point {
    const { start } = positionOf(node);
    const line = this.#lines[start.line - 1]?.text.slice(start.column - 1) ?? '';
    const marks = node.type === 'heading' ? /^#{1,6}[ \t]*/ : /^\|?[ \t]*/;
    return { line: start.line, column: start.column + (marks.exec(line)?.[0].length ?? 0) };
  }

  /** Where they end, before the line under a heading or the bar of a cell. */
  #endOf(node: Nodes): Point {
    const { start, end } = positionOf(node);
    if (node.type === 'heading' && end.line > start.line)
      return { line: end.line - 1, column: (this.#lines[end.line - 2]?.text.length ?? 0) + 1 };
    if (node.type !== 'tableCell') return end;
    const line = this.#lines[end.line - 1]?.text.slice(0, end.column - 1) ?? '';
    return { line: end.line, column: line.replace(/[ \t]*\|?$/, '').length + 1 };
  }
}

/** A place in the source, both from 1. */
interface Point {
  readonly line: number;
  readonly column: number;
}

function positionOf(node: Nodes) {
  if (node.position === undefined) throw new Error('a parsed node has a position');
  return node.position;
}
