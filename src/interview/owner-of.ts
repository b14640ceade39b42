import { type DraftModel, listAt } from './draft-model.ts';

/** Who answers for the system, and so for its risks where nobody else is named. */
export function ownerOf(model: DraftModel): string | undefined {
  const first = listAt(model, 'system', 'owners')[0];
  return typeof first === 'string' ? first : undefined;
}
