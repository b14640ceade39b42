import { type Edited, editYaml } from '../edit-yaml/edit-yaml.ts';
import { brokenLabels } from './broken-labels.ts';
import { type ChangedLine, lineChanges } from './line-changes.ts';
import { type Change, type Library, Merge, type Obstacle } from './merge.ts';
import { mergeAccepted } from './merge-accepted.ts';
import { mergeFlows } from './merge-flows.ts';
import { parsePlain } from './parse-plain.ts';
import { isMap, type Plain, type PlainMap } from './plain.ts';
import { plainLines, readEdit, withDiagramsOf, withoutZones } from './read-edit.ts';

/** What carrying edits back starts from; documents with or without their first line. */
export interface CarryBack {
  /** The YAML text of the model. */
  readonly model: string;
  readonly libraries: readonly Library[];
  /** What the model gives now. */
  readonly current: string;
  /** The document before it was edited; undefined when nobody knows. */
  readonly base: string | undefined;
  /** The document as somebody edited it. */
  readonly edited: string;
}

/** Something with the line of the edited document where it was seen. */
export type At<Thing> = Thing & { readonly line: number };

/** What carrying back comes to; with an obstacle the text is not to be written. */
export interface CarriedBack {
  readonly text: string;
  readonly changes: readonly At<Change>[];
  readonly obstacles: readonly At<Obstacle>[];
}

/**
 * Carries the edits of a generated document back into its model, three-way: what differs between
 * the document as generated and as edited goes where the model still says what was generated.
 *
 * @returns undefined when a document is none of ours; a `problem` when the YAML cannot be edited
 */
export function carryBack(from: CarryBack): CarriedBack | { readonly problem: string } | undefined {
  const [current, base, after] = [from.current, from.base ?? from.current, from.edited].map(
    withoutZones,
  ) as [string, string, string];
  const now = readEdit(current);
  const old = base === current ? now : readEdit(base);
  const fresh = readEdit(withDiagramsOf(after, base));
  if (now === undefined || old === undefined || fresh === undefined) return undefined;
  const broken = brokenLabels(base, after);
  if (broken.length > 0)
    return { text: from.model, changes: [], obstacles: broken.map(asObstacle) };
  const root = parsePlain(from.model) as PlainMap;
  const merge = new Merge(root, from.libraries);
  merge.model({ base: old.model, edited: fresh.model, current: now.model });
  mergeFlows(merge, old.flows, fresh.flows, now.flows);
  mergeAccepted(merge, base, after, { before: old.model, now: now.model });
  const at = lineFinder(base, after);
  const located = <Thing extends Change>(things: readonly Thing[]): At<Thing>[] =>
    things
      .map((thing) => ({ ...thing, line: at(thing) }))
      .toSorted((left, right) => left.line - right.line);
  const changes = located(merge.changes);
  const obstacles = [
    ...located(merge.obstacles),
    ...changes.filter(isMisread(base, after)).map(misread),
  ];
  if (from.base === undefined)
    return {
      text: from.model,
      changes: [],
      obstacles: [...obstacles, ...changes.map(unknownBase)],
    };
  if (changes.length === 0 || obstacles.length > 0) return { text: from.model, changes, obstacles };
  const written: Edited = editYaml(from.model, root);
  return 'problem' in written ? written : { text: written.text, changes, obstacles };
}

/** Fewer words than this stand anywhere. */
const TELLING = 4;

/**
 * Finds what would leave the model although the document still says it: the text was read as another
 * field, because what told them apart was edited.
 */
function isMisread(base: string, edited: string): (change: Change) => boolean {
  const gone = new Set(
    lineChanges(base, edited)?.gone.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []),
  );
  return ({ before, after }) => {
    const words =
      before === undefined
        ? []
        : (wordsOf(before)
            .join(' ')
            .match(/[\p{L}\p{N}]+/gu) ?? []);
    if (after !== undefined || words.length < TELLING) return false;
    return words.filter((word) => gone.has(word)).length < words.length / 2;
  };
}

function misread(change: At<Change>): At<Obstacle> {
  return {
    ...change,
    code: 'edit-without-field',
    message: 'The document still says this, but where nobody can tell which field it is',
    suggestion: 'Leave the layout round it as it was generated',
  };
}

function asObstacle({ text, line }: ChangedLine): At<Obstacle> {
  return {
    code: 'edit-without-field',
    line,
    path: [],
    before: undefined,
    after: text,
    message: 'The label of what stands here was changed, so that nobody can tell what it is',
    suggestion: 'Leave the label as it was, and change what it names',
  };
}

/** Where document and model differ and nobody knows which of them was changed. */
function unknownBase(change: At<Change>): At<Obstacle> {
  return {
    ...change,
    code: 'edit-conflict',
    message:
      'Document and model differ, and nothing shows what was generated when the document was edited',
    suggestion: 'Name the document as it was generated with --base',
  };
}

/** Finds the edited line of the document that a change was made in. */
function lineFinder(base: string, edited: string): (change: Change) => number {
  const changes = lineChanges(plainLines(base), plainLines(edited));
  const come = changes?.come.filter(({ text }) => text.trim() !== '') ?? [];
  const gone = changes?.gone.filter(({ text }) => text.trim() !== '') ?? [];
  const all = [...come, ...gone];
  const first = Math.min(...all.map(({ line }) => line), Number.MAX_SAFE_INTEGER);
  return ({ path, before, after }) => {
    const ids = path
      .filter((step) => typeof step === 'string')
      .slice(0, 4)
      .reverse();
    const isAbout = (text: string) => ids.some((id) => new RegExp(`[.]${id}[")]`).test(text));
    const find = (lines: typeof come, value: Plain | undefined) => {
      const words = value === undefined ? [] : wordsOf(value);
      const score = (text: string) =>
        words.filter((word) => text.includes(word)).length / Math.max(1, words.length) +
        (isAbout(text) ? 0.5 : 0);
      return lines
        .map(({ text, line }) => ({ line, score: score(text) }))
        .filter((one) => one.score > 0)
        .sort((left, right) => right.score - left.score || left.line - right.line)[0]?.line;
    };
    return find(come, after) ?? find(gone, before) ?? (all.length === 0 ? 1 : first);
  };
}

function wordsOf(value: Plain): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (isMap(value)) return Object.values(value).flatMap(wordsOf);
  return String(value).split(/\s+/).filter(Boolean);
}
