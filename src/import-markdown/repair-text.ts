import type { ImportNote } from '../import-note.ts';
import { nestLists } from './nest-lists.ts';
import { sectionName } from './section-name.ts';
import type { SourceLine } from './source-line.ts';
import { isWebCopy, restoreWebCopy } from './web-copy.ts';

const DIAGRAM =
  /^\s*(?:(?:graph|flowchart)\s+(?:LR|RL|TB|TD|BT)\b|C4[A-Z]\w+\s*$|(?:sequence|deployment)Diagram\s*$)/;

/**
 * Puts right what keeps a document from being read as markdown: runaway spaces, fences that were
 * lost, bullets that are no markdown, lists that are indented too little, copies of web pages.
 */
export function repairText(text: string): { lines: SourceLine[]; notes: ImportNote[] } {
  const notes: ImportNote[] = [];
  let lines = collapseSpaces(linesOf(text), notes);
  if (isWebCopy(lines)) lines = restoreWebCopy(lines, notes);
  lines = unwrapFence(lines, notes);
  lines = restoreFences(lines, notes);
  lines = restoreBullets(lines, notes);
  lines = restoreItems(lines, notes);
  return { lines: nestLists(lines, notes), notes };
}

/** The lines of a text, whatever ends them, without a byte-order mark. */
export function linesOf(text: string): SourceLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map((line, index) => ({ text: line, line: index + 1 }));
}

/** Table rows padded by a model that did not stop: one was 120,000 characters wide. */
export function collapseSpaces(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  let first: number | undefined;
  const result = lines.map((line) => {
    if (line.text.length <= 80) return line;
    const text = line.text.replace(/[ \t\u00a0]{81,}/g, ' ').replace(/-{200,}/g, '---');
    if (text.length < line.text.length) first ??= line.line;
    return { ...line, text };
  });
  if (first !== undefined)
    notes.push({ kind: 'repaired', line: first, message: 'runs of more than 80 spaces shortened' });
  return result;
}

/** A document inside one fence, as chats hand it over. */
export function unwrapFence(lines: SourceLine[], notes: ImportNote[]): SourceLine[] {
  const start = lines.findIndex(({ text }) => text.trim() !== '');
  const opening = lines[start];
  if (opening === undefined || !/^\s*(?:```+|~~~+)\s*(?:markdown|md)\s*$/i.test(opening.text))
    return lines;
  const sign = /[`~]+/.exec(opening.text)?.[0] ?? '';
  const end = lines.findLastIndex(({ text }) => text.trim() === sign);
  notes.push({
    kind: 'repaired',
    line: opening.line,
    message: 'the fence round the document dropped',
  });
  return lines.filter((_, index) => index !== start && (index !== end || end === start));
}

function restoreFences(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  const result: SourceLine[] = [];
  let isInside = false;
  let isDiagram = false;
  const repaired = (line: number, message: string) =>
    notes.push({ kind: 'repaired', line, message });
  for (const [index, line] of lines.entries()) {
    const fence = /^\s*(?:```+|~~~+)\s*([\w-]*)/.exec(line.text);
    if (!isInside) {
      const isBare = line.text.trim() === 'mermaid';
      if (isBare || (fence === null && DIAGRAM.test(line.text))) {
        repaired(line.line, 'the fence before this diagram was lost; restored');
        result.push({ ...line, text: '```mermaid' });
        if (!isBare) result.push(line);
        isInside = true;
        isDiagram = true;
        continue;
      }
      if (fence !== null) {
        isInside = true;
        isDiagram = fence[1] === 'mermaid' || DIAGRAM.test(lines[index + 1]?.text ?? '');
        if (isDiagram && fence[1] !== 'mermaid') {
          repaired(line.line, 'a diagram whose fence does not say `mermaid`');
          result.push({ ...line, text: line.text.replace(/(```+|~~~+).*/, '$1mermaid') });
          continue;
        }
      }
    } else if (fence !== null && (fence[1] ?? '') !== '') {
      repaired(line.line, 'the fence above was not closed; closed here');
      result.push({ ...line, text: '```' });
      isDiagram = fence[1] === 'mermaid';
    } else if (fence !== null) isInside = false;
    else if (isDiagram && /^#{1,6} \S/.test(line.text) && sectionName(line.text) !== undefined) {
      repaired(line.line, 'the fence above was not closed; closed here');
      result.push({ ...line, text: '```' });
      isInside = false;
    }
    result.push(line);
  }
  return result;
}

/** `•` is no bullet to markdown: such a list is one paragraph. */
function restoreBullets(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  let first: number | undefined;
  let isInside = false;
  const result = lines.map((line) => {
    if (/^\s*(?:```|~~~)/.test(line.text)) isInside = !isInside;
    const found = isInside ? null : /^(\s*)[•◦▪‣●∙]\s*(?=\S)/.exec(line.text);
    if (found === null) return line;
    first ??= line.line;
    return { ...line, text: `${found[1]}- ${line.text.slice(found[0].length)}` };
  });
  if (first !== undefined)
    notes.push({ kind: 'repaired', line: first, message: 'bullets `•` read as list items' });
  return result;
}

/** Lines that start like items and have no bullet: as markdown they are one paragraph. */
function restoreItems(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  let first: number | undefined;
  const result = lines.map((line) => {
    if (!/^(?:security control|accepted risk): \S/i.test(line.text)) return line;
    first ??= line.line;
    return { ...line, text: `- ${line.text}` };
  });
  if (first !== undefined)
    notes.push({ kind: 'repaired', line: first, message: 'lines without bullets read as items' });
  return result;
}
