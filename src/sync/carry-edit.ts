import type { Finding } from '../diagnostic.ts';
import { type CarryBack, carryBack } from './carry-back.ts';
import type { At, Change, Obstacle } from './change.ts';
import { type Uncarried, uncarried } from './uncarried.ts';
import { withoutZones } from './zones.ts';

/** The document that a model gives, or why it gives none. */
export type Regenerated = { readonly document: string } | { readonly findings: readonly Finding[] };

/** An edit that is in the model now. */
export interface CarriedEdit {
  readonly model: string;
  /** What the model gives: the document as it was edited, and what follows from the edits. */
  readonly document: string;
  readonly changes: readonly At<Change>[];
}

/** Why an edit is not carried; with any of these nothing is to be written. */
export interface RefusedEdit {
  readonly changes: readonly At<Change>[];
  /** What the YAML does not take. */
  readonly obstacles: readonly At<Obstacle>[];
  /** What is wrong with the model that would be written. */
  readonly findings: readonly Finding[];
  /** What the document would lose. */
  readonly uncarried: readonly Uncarried[];
  /** Why the YAML cannot be edited, and where. */
  readonly problem?: { readonly problem: string; readonly line: number };
}

/**
 * Carries the edits of a document back, and trusts nothing: what the new model gives must be the
 * document as it was edited.
 *
 * @param regenerate makes the document of a YAML text
 * @returns undefined when a document is none of ours
 */
export async function carryEdit(
  from: CarryBack,
  regenerate: (model: string) => Promise<Regenerated>,
): Promise<CarriedEdit | RefusedEdit | undefined> {
  const carried = carryBack(from);
  if (carried === undefined) return undefined;
  const nothing = { changes: [], obstacles: [], findings: [], uncarried: [] };
  if ('problem' in carried) {
    const { problem, line = 1, changes: hindered } = carried;
    return { ...nothing, changes: hindered, problem: { problem, line } };
  }
  const { changes, obstacles, text: model } = carried;
  if (obstacles.length > 0) return { ...nothing, changes, obstacles };
  const made = await regenerate(model);
  if ('findings' in made) return { ...nothing, changes, findings: made.findings };
  const left = uncarried(
    withoutZones(from.base ?? from.current),
    withoutZones(from.edited),
    withoutZones(made.document),
  );
  if (left.length > 0) return { ...nothing, changes, uncarried: left };
  return { model, document: made.document, changes };
}
