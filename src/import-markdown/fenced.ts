import type { SourceLine } from './source-line.ts';

/** A line with whether it belongs to a fenced code block, the fences themselves included. */
export interface FencedLine {
  readonly line: SourceLine;
  readonly isCode: boolean;
}

/** Tells code from text by the fences of CommonMark: same sign, at least as long, nothing behind. */
export function fenced(lines: readonly SourceLine[]): FencedLine[] {
  let fence: string | undefined;
  return lines.map((line) => {
    const [, signs = '', rest = ''] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line.text) ?? [];
    if (fence === undefined) {
      if (signs === '' || (signs.startsWith('`') && rest.includes('`')))
        return { line, isCode: false };
      fence = signs;
    } else if (signs.startsWith(fence) && rest.trim() === '') fence = undefined;
    return { line, isCode: true };
  });
}
