import type { ImportNote } from '../import-note.ts';
import { sectionName } from './section-name.ts';
import type { SourceLine } from './source-line.ts';

const CHROME =
  /^(?:Skip to content|Navigation Menu|Latest commit|History|File metadata and controls|Preview|Code|Blame|Raw|Copy raw file|Download raw file|\d+ lines \(\d+ loc\).*|Footer|© \d{4} GitHub, Inc\..*)$/;

const DIAGRAM_START =
  /^\s*(?:graph|flowchart)\s+(?:LR|RL|TB|TD|BT)\b|^\s*C4(?:Context|Container|Component|Deployment|Dynamic)\b|^\s*(?:sequenceDiagram|deploymentDiagram)\s*$/i;

/** A short line on its own, which was a heading: few words, and nothing at its end. */
const HEADING = /^[\p{Lu}\d][^|]{1,58}[^\s.:;,!?|]$/u;

/** The text of a page on which markdown was shown: no heading marks, no fences, `•` bullets. */
export function isWebCopy(lines: readonly SourceLine[]): boolean {
  const isMarkdown = lines.some(({ text }) => /^#{1,6} \S/.test(text) || /^\s*```/.test(text));
  if (isMarkdown) return false;
  const named = lines.filter(({ text }) => sectionName(text) !== undefined);
  const copied = lines.some(({ text }) => /^ {2,}• /.test(text) || /^Loading$/.test(text));
  return named.length >= 3 && copied;
}

/** Puts back the marks that a page copy has lost. */
export function restoreWebCopy(copied: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  const lines = restoreTables(copied);
  const result: SourceLine[] = [];
  notes.push({
    kind: 'repaired',
    line: 1,
    message: 'this is a copy of a web page: headings, fences and bullets put back',
  });
  const seen = new Set<string>();
  let isDiagram = false;
  for (const [index, line] of lines.entries()) {
    const { text } = line;
    const isAlone =
      isBlank(lines[index - 1]) && (isBlank(lines[index + 1]) || isRow(lines[index + 1]));
    if (isDiagram) {
      const isEnd = text.trim() === 'Loading';
      result.push(isEnd ? { ...line, text: '```' } : line);
      isDiagram = !isEnd;
      continue;
    }
    const name = sectionName(text);
    // A page gives each paragraph a line; what is indented goes on in its item.
    const isParagraph = /^[^\s•]/.test(text) && !/^\d+\. /.test(text) && !isRow(line);
    if (isParagraph && !isBlank(lines[index - 1])) result.push({ ...line, text: '' });
    if (/^(?:Footer|© \d{4} GitHub, Inc\..*)$/.test(text.trim())) {
      notes.push({ kind: 'label', line: line.line, message: text.trim() });
    } else if (seen.size === 0 && CHROME.test(text.trim())) {
      notes.push({ kind: 'label', line: line.line, message: text.trim() });
    } else if (name !== undefined && !seen.has(name) && /^\S/.test(text)) {
      seen.add(name);
      const isView = /^(?:context|container|deployment|build)$/.test(name);
      result.push({ ...line, text: `${isView ? '##' : '#'} ${text.trim()}` });
    } else if (DIAGRAM_START.test(text)) {
      result.push({ ...line, text: '```mermaid' }, line);
      isDiagram = true;
    } else if (/^\s*(?:•|\d+\.) /.test(text)) result.push(line);
    else if (isAlone && HEADING.test(text) && text.split(' ').length <= 9)
      result.push({ ...line, text: `${headingMarks(text, seen.size > 0)}${text.trim()}` });
    else result.push({ ...line, text: text.trimStart() });
  }
  return result;
}

/** Rows of a table, whose cells a page parts by tabs. */
function restoreTables(lines: readonly SourceLine[]): SourceLine[] {
  const cellsOf = (line: SourceLine | undefined) => line?.text.split('\t') ?? [];
  const isCopied = (index: number) => {
    const count = cellsOf(lines[index]).length;
    const isLike = (other: number) => cellsOf(lines[other]).length === count;
    return count > 2 && (isLike(index - 1) || isLike(index + 1));
  };
  return lines.flatMap((line, index) => {
    if (!isCopied(index)) return [line];
    const cells = cellsOf(line).map((cell) => cell.trim().replaceAll('|', '\\|'));
    const row = { ...line, text: `| ${cells.join(' | ')} |` };
    const isHead = cellsOf(lines[index - 1]).length !== cells.length;
    return isHead ? [row, { ...line, text: `|${' - |'.repeat(cells.length)}` }] : [row];
  });
}

function isBlank(line: SourceLine | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}

function isRow(line: SourceLine | undefined): boolean {
  return /^\s*\|/.test(line?.text ?? '');
}

/** Below a section it is a part of it; before the first one the title, if it says so. */
function headingMarks(text: string, isInside: boolean): string {
  if (isInside) return '### ';
  return /\bdesign\b/i.test(text) ? '# ' : '';
}
