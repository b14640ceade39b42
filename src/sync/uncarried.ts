import { parseMarkdown, printMarkdown } from '../render/processor.ts';
import { isAnnouncement } from './broken-labels.ts';
import { isSaid } from './is-said.ts';
import { type ChangedLine, lineChanges } from './line-changes.ts';
import { whyUncarried } from './why-uncarried.ts';
import { withoutAnchor } from './without-anchor.ts';

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
  const printed = new Map(
    lineChanges(after, now)?.pairs.map(([one, made]) => [one.text, made.text]),
  );
  const told = new Set<ChangedLine>();
  const found: Uncarried[] = [];
  const add = (changed: ChangedLine, isGone: boolean) => {
    const line = isGone
      ? (places.get(changed.text) ?? changed.line)
      : (lineIn(result, changed.text, edit) ?? changed.line);
    told.add(changed);
    found.push({ line, text: changed.text, ...whyUncarried(changed, after, isGone, printed) });
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
    if (!isSaid(line.text, pairs.get(line), fresh)) add(line, false);
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
  const ours = withoutHeader(text).replace(/^\|.*$/gm, (row) =>
    row.replace(/<br ?\/?>/g, '<br />'),
  );
  return printMarkdown(parseMarkdown(ours));
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
