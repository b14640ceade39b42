import type { ImportNote } from '../import-note.ts';
import { mapText } from './map-text.ts';
import { nestLists } from './nest-lists.ts';
import { partLabels } from './part-labels.ts';
import { resolveReferences } from './resolve-references.ts';
import { restoreFields } from './restore-fields.ts';
import { sectionName } from './section-name.ts';
import type { SourceLine } from './source-line.ts';
import { unfoldDetails } from './unfold-details.ts';
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
  lines = fenceFrontMatter(lines);
  lines = unwrapFence(lines, notes);
  lines = restoreFences(lines, notes);
  lines = restoreBullets(lines, notes);
  lines = restoreItems(lines, notes);
  lines = unfoldDetails(lines, notes);
  lines = dropComments(lines, notes);
  lines = resolveReferences(lines);
  lines = partLabels(lines, notes);
  lines = restoreFields(lines, notes);
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
    const text = line.text.replace(/\s{81,}/g, ' ').replace(/-{200,}/g, '---');
    if (text.length < line.text.length) first ??= line.line;
    return { ...line, text };
  });
  if (first !== undefined)
    notes.push({ kind: 'repaired', line: first, message: 'runs of more than 80 spaces shortened' });
  return result;
}

/** A document inside one fence, as chats hand it over, with what they say before and after it. */
export function unwrapFence(lines: SourceLine[], notes: ImportNote[]): SourceLine[] {
  const start = lines.findIndex(({ text }) => /^\s*(?:```+|~~~+)/.test(text));
  const opening = lines[start];
  if (opening === undefined || !/^\s*(?:```+|~~~+)\s*(?:markdown|md)\s*$/i.test(opening.text))
    return lines;
  if (lines.slice(0, start).some(({ text }) => sectionName(text) !== undefined)) return lines;
  const sign = /[`~]+/.exec(opening.text)?.[0] ?? '';
  const end = endOfFence(lines, start, sign);
  notes.push({
    kind: 'repaired',
    line: opening.line,
    message: 'the fence round the document dropped',
  });
  return lines.filter((_, index) => index !== start && index !== end);
}

/**
 * The line that closes a fence round a document; -1 when it was cut off. Inner fences open with a
 * language; those without one come in pairs.
 */
function endOfFence(lines: readonly SourceLine[], start: number, sign: string): number {
  const bare: number[] = [];
  let open = 0;
  for (const [index, { text }] of lines.entries()) {
    if (index <= start) continue;
    const line = text.trim();
    if (line === sign) bare.push(index);
    else if (line.startsWith(sign) && /^[`~]+\s*\w/.test(line)) open++;
  }
  return (bare.length - open) % 2 === 0 ? -1 : (bare.at(-1) ?? -1);
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

/** Comments on a line of their own, which readers of the document do not see. */
function dropComments(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  return mapText(lines, (line) => {
    const comment = /^\s*<!--\s*(.*?)\s*-->\s*$/.exec(line.text);
    if (comment === null) return line;
    notes.push({ kind: 'label', line: line.line, message: comment[1] ?? '' });
    return { ...line, text: '' };
  });
}

/** Settings of a site generator above a document: to markdown they are a heading. */
function fenceFrontMatter(lines: SourceLine[]): SourceLine[] {
  if (lines[0]?.text.trimEnd() !== '---') return lines;
  const end = lines.findIndex(({ text }, index) => index > 0 && text.trimEnd() === '---');
  const settings = lines.slice(1, Math.max(end, 1)).map(({ text }) => text);
  const isSettings = settings.every((text) => /^(?:[\w-]+:|\s+\S|-\s|$)/.test(text));
  if (!isSettings || !settings.some((text) => /^[\w-]+:/.test(text))) return lines;
  return lines.map((line, index) =>
    index === 0 ? { ...line, text: '```yaml' } : index === end ? { ...line, text: '```' } : line,
  );
}

/** `•` is no bullet to markdown: such a list is one paragraph. */
export function restoreBullets(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  let first: number | undefined;
  const result = mapText(lines, (line) => {
    const found = /^(\s*)[•◦▪‣●∙]\s*(?=\S)/.exec(line.text);
    if (found === null) return line;
    first ??= line.line;
    return { ...line, text: `${found[1]}- ${line.text.slice(found[0].length)}` };
  });
  if (first !== undefined)
    notes.push({ kind: 'repaired', line: first, message: 'bullets `•` read as list items' });
  return result;
}

const UNMARKED =
  /^(?:security control|accepted risk|authentication|authori[sz]ation|input validation|cryptography)(?: [–—-]|:) \S/i;

/**
 * Lines that start like items and have no bullet: as markdown they are one paragraph. Bullets right below
 * such a line tell more of it.
 */
function restoreItems(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  let first: number | undefined;
  let isBelow = false;
  const result = mapText(lines, (line) => {
    if (UNMARKED.test(line.text)) {
      first ??= line.line;
      isBelow = true;
      return { ...line, text: `- ${line.text}` };
    }
    isBelow &&= /^\s*[-*+] |^\s+\S/.test(line.text);
    return isBelow ? { ...line, text: `  ${line.text}` } : line;
  });
  if (first !== undefined)
    notes.push({ kind: 'repaired', line: first, message: 'lines without bullets read as items' });
  return result;
}
