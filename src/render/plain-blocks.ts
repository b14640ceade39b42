import type { Code, Heading, Paragraph, RootContent } from 'mdast';
import { plainList } from './plain-list.ts';
import { joinLines, plainPhrases } from './plain-phrases.ts';
import { plainTable } from './plain-table.ts';
import { startsWords } from './starts-words.ts';

/** A list right below a line of text: a numbered one has to start with 1. */
const LIST = /^(?:[-*+]|1[.)]) /;

/**
 * The blocks of some lines as a parser of markdown reads them, made without one; undefined when only
 * a parser can tell. Most lines of a design document are headings, lists and paragraphs with little
 * in them, and parsing took longer than all the rest.
 *
 * @param lines the first and the last of them not blank
 * @param first number of the first line, from 1
 */
export function plainBlocks(lines: readonly string[], first: number): RootContent[] | undefined {
  const isWords = startsWords(lines[0] ?? '');
  const list = isWords ? lines.findIndex((line) => LIST.test(line)) : -1;
  const parts: [readonly string[], number][] =
    list < 0
      ? [[lines, first]]
      : [
          [lines.slice(0, list), first],
          [lines.slice(list), first + list],
        ];
  const blocks: RootContent[] = [];
  for (const [part, number] of parts) {
    const block = plainBlock(part, number);
    if (block === undefined) return undefined;
    blocks.push(block);
  }
  return blocks;
}

function plainBlock(lines: readonly string[], first: number): RootContent | undefined {
  const [line = ''] = lines;
  switch (line[0]) {
    case '#':
      return lines.length === 1 ? heading(line, first) : undefined;
    case '`':
      return line.startsWith('```') ? code(lines, first) : paragraph(lines, first);
    case '|':
      return plainTable(lines, first);
    case '-':
    case '+':
      return plainList(lines, first);
    case '*':
      return line[1] === ' ' ? plainList(lines, first) : paragraph(lines, first);
    default:
      return /^\d{1,9}[.)] /.test(line) ? plainList(lines, first) : paragraph(lines, first);
  }
}

function heading(line: string, number: number): Heading | undefined {
  const [, marks = '', gap = '', words = ''] = /^(#{1,6})( +)(.*[^#\s])$/.exec(line) ?? [];
  const start = { line: number, column: 1 };
  const column = 1 + marks.length + gap.length;
  const children = marks === '' ? undefined : plainPhrases(words, { line: number, column });
  if (children === undefined) return undefined;
  const end = { line: number, column: line.length + 1 };
  return {
    type: 'heading',
    depth: marks.length as Heading['depth'],
    children,
    position: { start, end },
  };
}

function code(lines: readonly string[], first: number): Code | undefined {
  const [opening = '', ...others] = lines;
  const [, fence, lang] = /^(`{3,})([\w-]*)$/.exec(opening) ?? [];
  const closing = others.pop();
  // Tabs and signs without a form change on their way through a parser.
  if (fence === undefined || closing !== fence || others.some((line) => /```|\p{Cc}/u.test(line)))
    return undefined;
  const end = { line: first + lines.length - 1, column: fence.length + 1 };
  return {
    type: 'code',
    lang: lang || null,
    meta: null,
    value: others.join('\n'),
    position: { start: { line: first, column: 1 }, end },
  };
}

function paragraph(lines: readonly string[], first: number): Paragraph | undefined {
  const parts = [];
  for (const [index, line] of lines.entries()) {
    if (!startsWords(line)) return undefined;
    const phrases = plainPhrases(line, { line: first + index, column: 1 });
    if (phrases === undefined) return undefined;
    parts.push(phrases);
  }
  const end = { line: first + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
  return {
    type: 'paragraph',
    children: joinLines(parts),
    position: { start: { line: first, column: 1 }, end },
  };
}
