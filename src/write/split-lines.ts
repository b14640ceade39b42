/** A line without its line ending, and where it starts and, line ending included, ends. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Splits as markdown does: at LF, CRLF and a lone CR, but not at other Unicode separators. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const ending of text.matchAll(/\r\n|\n|\r/g)) {
    const end = ending.index + ending[0].length;
    lines.push({ text: text.slice(start, ending.index), start, end });
    start = end;
  }
  if (start < text.length) lines.push({ text: text.slice(start), start, end: text.length });
  return lines;
}
