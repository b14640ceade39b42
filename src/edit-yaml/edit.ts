import type { Anchors } from './plain-of.ts';

/** A part of a text and what goes in its place. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Changes of one text, gathered and then made at once. */
export class Edit {
  readonly text: string;
  /** Which keys come first at the top of the file. */
  readonly order: readonly string[];
  /** What aliases of the text stand for. */
  readonly anchors: Anchors;
  /** Why it cannot be done, and in which line of the text, from 1. */
  problem: { readonly problem: string; readonly line: number } | undefined;
  readonly #splices: Splice[] = [];
  readonly #eol: string;

  constructor(text: string, order: readonly string[], anchors: Anchors) {
    this.text = text;
    this.anchors = anchors;
    this.order = order;
    this.#eol = text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** Gives up: what stands at a place cannot be edited. */
  refuse(offset: number, problem: string): void {
    this.problem ??= { problem, line: this.text.slice(0, offset).split('\n').length };
  }

  /** Puts a text in the place of another; `\n` in it becomes the line end of the file. */
  replace(start: number, end: number, text: string): void {
    this.#splices.push({ start, end, text: text.replaceAll('\n', this.#eol) });
  }

  /** Puts whole lines behind the line that a place is on. */
  insertAfterLine(offset: number, lines: string): void {
    const end = this.lineEnd(offset);
    const isLast = end === this.text.length && !this.text.endsWith('\n');
    const place = isLast ? end : end + this.#lengthOfEnd(end);
    // A file without a last line end stays one.
    this.replace(place, place, isLast ? `\n${lines}` : `${lines}\n`);
  }

  /** Puts whole lines before the line that a place is on. */
  insertBeforeLine(offset: number, lines: string): void {
    const start = this.lineStart(offset);
    this.replace(start, start, `${lines}\n`);
  }

  /** Takes out the lines from one place to another. */
  removeLines(start: number, end: number): void {
    const last = this.lineEnd(end);
    this.replace(this.lineStart(start), last + this.#lengthOfEnd(last), '');
  }

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Before the line end of the line that a place is on. */
  lineEnd(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    if (end === -1) return this.text.length;
    return this.text[end - 1] === '\r' && end > offset ? end - 1 : end;
  }

  column(offset: number): number {
    const before = this.text.slice(this.lineStart(offset), offset);
    return before.startsWith('\ufeff') ? before.length - 1 : before.length;
  }

  /** The text with all changes made. */
  apply(): string {
    const parts: string[] = [];
    let place = 0;
    const ordered = this.#splices
      .map((splice, index) => ({ ...splice, index }))
      .sort((a, b) => a.start - b.start || a.index - b.index);
    for (const { start, end, text } of ordered) {
      parts.push(this.text.slice(place, start), text);
      place = Math.max(place, end);
    }
    parts.push(this.text.slice(place));
    return parts.join('');
  }

  #lengthOfEnd(end: number): number {
    if (this.text.startsWith('\r\n', end)) return 2;
    return this.text[end] === '\n' ? 1 : 0;
  }
}
