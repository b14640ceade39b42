import { appendAll } from '../append-all.ts';
import type { ImportNote } from '../import-note.ts';
import { type FencedLine, fenced } from './fenced.ts';
import type { SourceLine } from './source-line.ts';

const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])(\s+)(?=\S)/;

interface Level {
  readonly indent: number;
  readonly content: number;
  readonly written: number;
}

/**
 * Indents the items of lists as far as markdown asks for. Authors indent by one space, or by two
 * below a number; markdown takes such items for siblings of the one that they belong to.
 */
export function nestLists(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  const result: SourceLine[] = [];
  let run: FencedLine[] = [];
  const flush = () => {
    appendAll(result, nestRun(run, notes));
    run = [];
  };
  for (const { line, isCode } of fenced(lines)) {
    // Code in an item moves with it, and what follows is still of the list.
    const goesOn = run.length > 0 && (line.text.trim() === '' || /^\s/.test(line.text));
    if (goesOn || (!isCode && ITEM.test(line.text))) run.push({ line, isCode });
    else {
      flush();
      result.push(line);
    }
  }
  flush();
  return result;
}

function nestRun(run: readonly FencedLine[], notes: ImportNote[]): readonly SourceLine[] {
  const shallow = shallowItems(run);
  const wrong = run.find((_, index) => shallow[index]);
  if (wrong === undefined) return run.map(({ line }) => line);
  notes.push({
    kind: 'repaired',
    line: wrong.line.line,
    message: 'list items are indented too little to be nested; read as nested',
  });
  const levels: Level[] = [];
  let shift = 0;
  return run.map(({ line, isCode }) => {
    const [, space = '', marker = ''] = (isCode ? undefined : ITEM.exec(line.text)) ?? [];
    if (marker === '') {
      if (line.text.trim() === '') return line;
      const indent = line.text.length - line.text.trimStart().length;
      return { ...line, text: ' '.repeat(Math.max(0, indent + shift)) + line.text.trimStart() };
    }
    const indent = width(space);
    while (levels.length > 0 && (levels.at(-1)?.indent ?? 0) >= indent) levels.pop();
    const written = levels.at(-1)?.content ?? 0;
    const rest = line.text.slice(space.length + marker.length).trimStart();
    levels.push({ indent, written, content: written + marker.length + 1 });
    shift = written - indent;
    return { ...line, text: `${' '.repeat(written)}${marker} ${rest}` };
  });
}

function width(space: string): number {
  return space.replaceAll('\t', '    ').length;
}

/** For each line: an item deeper than the sign of one above and less deep than its text. */
function shallowItems(run: readonly FencedLine[]): boolean[] {
  const stack: { indent: number; content: number }[] = [];
  return run.map(({ line, isCode }) => {
    const [, space = '', marker = '', gap = ''] = (isCode ? undefined : ITEM.exec(line.text)) ?? [];
    if (marker === '') return false;
    const indent = width(space);
    while (stack.length > 0 && (stack.at(-1)?.indent ?? 0) >= indent) stack.pop();
    const parent = stack.at(-1);
    // Five spaces and more after the sign are indented code, not a deeper text.
    stack.push({ indent, content: indent + marker.length + (gap.length > 4 ? 1 : gap.length) });
    return (
      (parent !== undefined && indent < parent.content) || (parent === undefined && indent >= 4)
    );
  });
}
