import { editYaml } from '../edit-yaml/edit-yaml.ts';
import type { Design } from '../model/design.ts';
import type { DocumentKind } from '../model/document-kinds.ts';
import { PART_ORDER } from '../model/part-order.ts';
import { addFlows } from './add-flows.ts';
import { brokenLabels } from './broken-labels.ts';
import type { At, Change, Obstacle } from './change.ts';
import type { ChangedLine } from './line-changes.ts';
import { lineFinder } from './line-finder.ts';
import { mergeAccepted } from './merge-accepted.ts';
import { mergeDiagrams } from './merge-diagrams.ts';
import { mergeFlows } from './merge-flows.ts';
import { mergeModel } from './merge-model.ts';
import type { Library } from './merging.ts';
import { misread } from './misread.ts';
import { parsePlain } from './parse-plain.ts';
import type { PlainMap } from './plain.ts';
import { policySides } from './policy-sides.ts';
import { readEdit } from './read-edit.ts';
import { withDiagramsOf } from './with-diagrams-of.ts';
import { withNames } from './with-names.ts';
import { withoutZones } from './zones.ts';

/** What carrying edits back starts from. */
export interface CarryBack {
  readonly kind: DocumentKind;
  /** The YAML text of the model, and the model. */
  readonly model: string;
  readonly design: Design;
  readonly libraries: readonly Library[];
  /** What the model gives now. */
  readonly current: string;
  /** The document before it was edited; undefined when nobody knows. */
  readonly base: string | undefined;
  /** The document as somebody edited it. */
  readonly edited: string;
}

/** What carrying back comes to; with an obstacle the text is not to be written. */
export interface CarriedBack {
  readonly text: string;
  readonly changes: readonly At<Change>[];
  readonly obstacles: readonly At<Obstacle>[];
}

/** The YAML cannot be edited without writing more anew than what changed. */
export interface Uneditable {
  readonly problem: string;
  readonly line?: number;
  readonly changes: readonly At<Change>[];
}

/**
 * Carries the edits of a generated document back into its model, three-way: what differs between
 * the document as generated and as edited goes where the model still says what was generated.
 *
 * @returns undefined when a document is none of ours; a `problem` when the YAML cannot be edited
 */
export function carryBack(from: CarryBack): CarriedBack | Uneditable | undefined {
  const { kind, design, libraries, model } = from;
  const [current, base, after] = [from.current, from.base ?? from.current, from.edited].map(
    withoutZones,
  ) as [string, string, string];
  const now = readEdit(current, kind);
  const old = base === current ? now : readEdit(base, kind);
  const fresh = readEdit(withDiagramsOf(after, base), kind);
  if (now === undefined || old === undefined || fresh === undefined) return undefined;
  const broken = brokenLabels(base, after);
  if (broken.length > 0) return { text: model, changes: [], obstacles: broken.map(labelGone) };
  const root = parsePlain(model) as PlainMap;
  const [before, edited, present] = [old, fresh, now].map((side) =>
    kind === 'design' ? withNames(side.model) : side.model,
  ) as [PlainMap, PlainMap, PlainMap];
  const read = { base: before, edited, current: present };
  const sides = kind === 'design' ? read : policySides(read, design, kind);
  if (sides === undefined) return { text: model, changes: [], obstacles: [untold(kind)] };
  const language = design.guide?.language ?? 'text';
  const merging = mergeModel({ root, libraries, language }, sides);
  if (kind === 'design') {
    mergeFlows(merging, old.flows, fresh.flows, now.flows);
    addFlows(merging, fresh.written, fresh.model);
    mergeDiagrams(merging, base, after, { before, now: present });
    mergeAccepted(merging, base, after, { before: old.model, now: now.model });
  }
  const at = lineFinder(base, after);
  const located = <Thing extends Change>(things: readonly Thing[]): At<Thing>[] =>
    things
      .map((thing) => ({ ...thing, line: at(thing) }))
      .toSorted((left, right) => left.line - right.line);
  const changes = located(merging.log.changes);
  const obstacles = [...located(merging.log.obstacles), ...misread(base, after, changes)];
  if (from.base === undefined)
    return { text: model, changes: [], obstacles: [...obstacles, ...changes.map(unknownBase)] };
  if (changes.length === 0 || obstacles.length > 0) return { text: model, changes, obstacles };
  const written = editYaml(model, root, PART_ORDER);
  return 'problem' in written
    ? { ...written, changes }
    : { text: written.text, changes, obstacles };
}

function labelGone({ text, line }: ChangedLine): At<Obstacle> {
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

/** Headings in the texts of a model look like those of its sections. */
function untold(kind: DocumentKind): At<Obstacle> {
  return {
    code: 'edit-without-field',
    line: 1,
    path: [],
    before: undefined,
    after: '',
    message:
      'Texts of the model bring headings or lists of their own, so that nobody can tell where in this document a section ends',
    suggestion: `Change \`${kind === 'security-guide' ? 'guide' : 'policy'}\` in the model`,
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
