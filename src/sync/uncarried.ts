import { parseMarkdown, printMarkdown } from '../render/processor.ts';
import { isAnnouncement } from './broken-labels.ts';
import { type ChangedLine, lineChanges } from './line-changes.ts';
import { changedPart } from './merge-text.ts';

/** An edit that the model cannot say. */
export interface Uncarried {
  /** In the edited document, from 1. */
  readonly line: number;
  readonly text: string;
  readonly message: string;
  readonly suggestion: string;
}

/**
 * The edits of a document that are not in what its model gives now: of them nothing may be lost
 * without a word. What follows from an edit elsewhere, such as a severity, is none.
 *
 * @param base the document before it was edited
 * @param edited after it, without what stands in keep zones
 * @param generated what the model gives now
 */
export function uncarried(base: string, edited: string, generated: string): Uncarried[] {
  // What we generated is in our layout.
  const [before, after, now] = [withoutHeader(base), inOurLayout(edited), withoutHeader(generated)];
  const edits = lineChanges(before, after);
  if (edits === undefined) return [whole()];
  const made = lineChanges(before, now);
  if (made === undefined) return [whole()];
  const fresh = made.come;
  const counts = { after: countsOf(after), now: countsOf(now) };
  const heads = { after: headsOf(after), now: headsOf(now) };
  const pairs = new Map(edits.pairs.map(([old, one]) => [one, old.text]));
  const [edit, result] = [countsOf(edited), edited.split('\n')];
  const places = new Map(lineChanges(base, edited)?.gone.map(({ text, line }) => [text, line]));
  const replaced = new Map(edits.pairs.map(([old, one]) => [old, one]));
  const told = new Set<ChangedLine>();
  const found: Uncarried[] = [];
  const add = (changed: ChangedLine, isGone: boolean) => {
    const line = isGone
      ? (places.get(changed.text) ?? changed.line)
      : (lineIn(result, changed.text, edit) ?? changed.line);
    told.add(changed);
    found.push({ line, text: changed.text, ...explain(changed.text, after, changed.line, isGone) });
  };
  for (const line of edits.come) {
    const key = withoutAnchor(line.text);
    if (key === '') continue;
    if ((counts.now.get(key) ?? 0) >= (counts.after.get(key) ?? 0)) {
      if (counts.after.get(key) === 1 && !heads.now.get(key)?.includes(heads.after.get(key)?.[0]))
        found.push({
          line: lineIn(result, line.text, edit) ?? line.line,
          text: line.text,
          ...MOVED,
        });
      continue;
    }
    const isSaid =
      isWithin(line.text, pairs.get(line), fresh) ||
      fresh.some(
        ({ text }) =>
          isNewRow(line.text, text) ||
          isSameSaying(line.text, text) ||
          isSameFrame(pairs.get(line), line.text, text),
      );
    if (!isSaid) add(line, false);
  }
  for (const line of edits.gone) {
    const key = withoutAnchor(line.text);
    const one = replaced.get(line);
    if (one !== undefined && told.has(one)) continue;
    if (key !== '' && (counts.now.get(key) ?? 0) > (counts.after.get(key) ?? 0)) add(line, true);
  }
  const [come, gone] = [edits.come, edits.gone].map(
    (lines) => new Set(lines.map(({ text }) => withoutAnchor(text))),
  ) as [Set<string>, Set<string>];
  const touched = new Set([...come, ...gone]);
  const isBelowSame = (text: string) =>
    heads.now.get(text)?.some((head) => heads.after.get(text)?.includes(head)) === true;
  // What came to a list goes where its order has it.
  const isSorted = (text: string) => come.has(text) && !gone.has(text) && isBelowSame(text);
  for (const text of movedLines(after, now))
    if (touched.has(text) && !isSorted(text))
      found.push({ line: lineIn(result, text, edit) ?? 1, text, ...MOVED });
  const moved = [...come].filter((text) => text !== '' && gone.has(text));
  for (const text of movedBack(moved, after, now, touched))
    found.push({ line: lineIn(result, text, edit) ?? 1, text, ...REORDERED });
  const seen = new Set<string>();
  return found
    .toSorted((left, right) => left.line - right.line)
    .filter(({ line, message }) => {
      const isNew = !seen.has(`${line} ${message}`);
      seen.add(`${line} ${message}`);
      return isNew;
    });
}

/** The lines that stand elsewhere in another text, without their anchors. */
function movedLines(before: string, after: string): string[] {
  const [left, right] = [before, after].map((text) =>
    text.split('\n').map(withoutAnchor).join('\n'),
  ) as [string, string];
  const changes = lineChanges(left, right);
  const come = new Set(changes?.come.map(({ text }) => text));
  return (changes?.gone ?? [])
    .map(({ text }) => text)
    .filter((text) => text.trim() !== '' && come.has(text));
}

/**
 * The lines that somebody moved past others and that stand where they stood before: between other
 * neighbours among the lines that nobody touched.
 */
function movedBack(
  moved: readonly string[],
  after: string,
  now: string,
  touched: ReadonlySet<string>,
): string[] {
  if (moved.length === 0) return [];
  const [places, others] = [after, now].map(placesOfSingles) as [Places, Places];
  const steady = [...places.keys()].filter((text) => others.has(text) && !touched.has(text));
  return moved.filter((text) => {
    const [here, there] = [places.get(text), others.get(text)];
    if (here === undefined || there === undefined) return false;
    const next = steady.findIndex((one) => (places.get(one) ?? 0) > here);
    const previous = steady.at(next < 0 ? -1 : next - 1);
    const isBehind = next === 0 || (others.get(previous ?? '') ?? -1) < there;
    return !isBehind || (next >= 0 && (others.get(steady[next] ?? '') ?? there + 1) < there);
  });
}

type Places = ReadonlyMap<string, number>;

/** Where the lines stand that a text has once. */
function placesOfSingles(text: string): Places {
  const lines = text.split('\n').map(withoutAnchor);
  const counts = countsOf(text);
  return new Map(
    lines.flatMap((line, index): [string, number][] =>
      line !== '' && counts.get(line) === 1 ? [[line, index]] : [],
    ),
  );
}

/** A document as our printer prints it: with the signs and spaces that it chooses. */
function inOurLayout(text: string): string {
  return printMarkdown(parseMarkdown(withoutHeader(text)));
}

function withoutHeader(text: string): string {
  return `${text.replace(/^<!-- threatdoc: generated from .*-->$/m, '').trim()}\n`;
}

const MOVED = {
  message: 'This line was put where the model has no field for it, and would move',
  suggestion:
    'Put it into a list of the section, or between the keep markers; what follows the order of the model is put in order there',
};

const REORDERED = {
  message:
    'This line was moved, but the document keeps to the order of the model, and it would go back',
  suggestion:
    'Move it in the model; the rows of risks and what is said about each follow their severity',
};

type Heads = ReadonlyMap<string, readonly (string | undefined)[]>;

/** The heading or label above each place of each line. */
function headsOf(text: string): Heads {
  const heads = new Map<string, (string | undefined)[]>();
  let head: string | undefined;
  for (const line of text.split('\n')) {
    const key = withoutAnchor(line);
    const known = heads.get(key);
    if (known === undefined) heads.set(key, [head]);
    else known.push(head);
    if (/^#{1,6} /.test(line) || isAnnouncement(line)) head = line;
  }
  return heads;
}

function whole(): Uncarried {
  return {
    line: 1,
    text: '',
    message: 'Nearly all of this document is different',
    suggestion: 'Import it as a model of its own with --out',
  };
}

/** True when a line came out with the words of an edit, and with what follows from another one. */
function isWithin(
  text: string,
  before: string | undefined,
  fresh: readonly ChangedLine[],
): boolean {
  if (before === undefined) return false;
  const subject = subjectOf(text);
  if (subject === undefined || subject !== subjectOf(before)) return false;
  const made = fresh.find((line) => subjectOf(line.text) === subject)?.text;
  if (made === undefined) return false;
  const [old, cells, now] = [before, text, made].map(cellsOf) as [string[], string[], string[]];
  if (old.length !== cells.length || old.length !== now.length) return false;
  return cells.every((cell, index) => {
    const [was = '', is = ''] = [old[index], now[index]];
    if (cell === was || sameWords(cell, is)) return true;
    return old.length === 1 && is.includes(changedPart(was, cell).come.trim());
  });
}

/** True for a row that came, without what follows from its other cells. */
function isNewRow(text: string, made: string): boolean {
  const [cells, now] = [text, made].map(cellsOf) as [string[], string[]];
  if (cells.length < 2 || cells.length !== now.length || cells[0] !== now[0]) return false;
  return cells.every((cell, index) => cell === now[index] || (FOLLOWS.has(index) && cell === ''));
}

/** The columns of the risk table that nobody fills in: severity and status. */
const FOLLOWS: ReadonlySet<number> = new Set([6, 11]);

const FRAME = /^\s*subgraph (\w+)\["(.*?)(?: <small>(.*)<\/small>)?"\]$/;

/** True for a frame with its new name, whose small print needs a line of its own now. */
function isSameFrame(before: string | undefined, text: string, made: string): boolean {
  const [old, fresh, now] = [before ?? '', text, made].map((line) => FRAME.exec(line));
  if (!old || !fresh || !now) return false;
  return fresh[1] === now[1] && fresh[2] === now[2] && fresh[3] === old[3];
}

const MARK = /^(\s*)(?:-|\d+\.) /;

const LINK = /(?<!!)\[([^\]]*)\]\(([^)]*)\)/g;

/**
 * True when both say the same, and of the first a word became a link to where it leads, its list
 * one with numbers, or a label one on several lines.
 */
function isSameSaying(text: string, made: string): boolean {
  const plain = (line: string) =>
    withoutAnchor(line).replace(LINK, '$1').replace(MARK, '$1').replaceAll('<br/>', ' ');
  if (text === made || plain(text) !== plain(made)) return false;
  return [...text.matchAll(LINK)].every(([link]) => made.includes(link));
}

function sameWords(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** What a line is about: its own anchor, else where its first link leads. */
function subjectOf(text: string): string | undefined {
  return (
    /<a id="([^"]+)">/.exec(text)?.[1] ??
    (/^\s*- (?:accepted risk: )?\[[^\]]*\]\((#[^)]+)\)/.exec(text)?.[1] || undefined)
  );
}

function cellsOf(text: string): string[] {
  if (!/^\s*\|.*\|$/.test(text)) return [text];
  return text
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => withoutAnchor(cell).trim());
}

function withoutAnchor(text: string): string {
  return text.replace(/<a id="[^"]*"><\/a>/g, '').trimEnd();
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) {
    const key = withoutAnchor(line);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Where a line of our layout stands in the document as it was written. */
function lineIn(
  lines: readonly string[],
  text: string,
  counts: ReadonlyMap<string, number>,
): number | undefined {
  if (counts.has(withoutAnchor(text)))
    return lines.findIndex((line) => withoutAnchor(line) === withoutAnchor(text)) + 1;
  const loose = (line: string) => line.replace(/[\s\\*_+|-]/g, '');
  const found = lines.findIndex((line) => loose(line) === loose(text));
  return found < 0 ? undefined : found + 1;
}

/** Why an edit has no field behind it, and where to make it instead. */
function explain(
  text: string,
  document: string,
  line: number,
  isGone: boolean,
): Pick<Uncarried, 'message' | 'suggestion'> {
  const what = isGone ? 'A line was taken out here' : 'This line was edited';
  const because = (reason: string, suggestion: string) => ({
    message: `${what}, but ${reason}`,
    suggestion,
  });
  if (isInDiagram(document, line) || /^\s*(?:flowchart |n_\w|b_\w|classDef |subgraph )/.test(text))
    return because(
      'a diagram is drawn from the model',
      'The words of boxes and arrows may be edited here; change in the model what else is drawn',
    );
  const label = /^\s+- (Protects|Answers|Risks|Accepted by)\b/.exec(text)?.[1];
  if (label === 'Protects')
    return because(
      'the document counts up where a control is used',
      'Change the security controls of the element',
    );
  if (label === 'Answers' || label === 'Risks')
    return because(
      'the document counts up which risks name it',
      'Change the risk: its `controls` or its `affects` in the model',
    );
  if (label === 'Accepted by' || /^\s*- accepted risk:/.test(text))
    return because(
      'it repeats what the risk table and the list below it say of the risk',
      'Change the risk there',
    );
  if (/^\s*- \[[^\]]+\]\(#[^.)]+\)$/.test(text))
    return because(
      'the contents follow from the headings',
      'Change the heading of your own section, or the template',
    );
  if (/^#{1,6} /.test(text))
    return because(
      'a heading comes from the template or from a name',
      'Change the name in the model, or the template',
    );
  if (/^\s*\|/.test(text))
    return because(
      'a cell that was changed has no field of its own, or takes other words',
      'Severity and status follow from the other cells; what a risk affects and its controls are links to their places, as `[Name](#container.id)`',
    );
  if (/^\s*- .* (?:→|↔|->|<->) /.test(text))
    return because(
      'the list has flows only of which there is more to say than label and protocol, between elements of the same view',
      'Write `From → To: label` with names of the list of elements, and below it at least its data, authentication or encryption; or change the flows in the model',
    );
  return because(
    'the model has no field for these words',
    'Change them in the model or in the template, or write them between the keep markers',
  );
}

function isInDiagram(document: string, line: number): boolean {
  let isInside = false;
  for (const text of document.split('\n').slice(0, line - 1))
    if (/^```/.test(text)) isInside = text.startsWith('```mermaid');
  return isInside;
}
