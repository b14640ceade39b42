import { TYPICAL_CONTROLS } from '../catalogue/typical-controls.ts';
import type { TypicalControl } from '../starting-point.ts';
import type { Draft } from './draft.ts';
import { registryAt } from './draft-model.ts';
import type { Choice } from './section.ts';

/** The typical controls of this kind of system, in the order of its starting point. */
export function offeredControls({ start }: Draft): readonly TypicalControl[] {
  const byId = new Map(TYPICAL_CONTROLS.map((control) => [control.id, control]));
  return start.controls.flatMap((id) => byId.get(id) ?? []);
}

const PHASES = {
  operation: 'While it runs',
  development: 'While it is written',
  build: 'While it is built',
  organisation: 'In the organisation',
} as const satisfies Record<TypicalControl['phase'], string>;

/**
 * Those that the model has not, by phase; none is ticked, since a control is a claim.
 *
 * @param hint what is said of a control: all of it that will stand in the document
 */
export function controlChoices(
  draft: Draft,
  hint: (control: TypicalControl) => string = ({ description }) => description,
): readonly Choice[] {
  const registered = registryAt(draft.model, 'controls');
  const offered = offeredControls(draft).filter(({ id }) => !registered.has(id));
  return Object.entries(PHASES).flatMap(([phase, group]) =>
    offered
      .filter((control) => control.phase === phase)
      .map((control) => ({ id: control.id, name: control.name, hint: hint(control), group })),
  );
}
