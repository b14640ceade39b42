import { NEXT } from './menu.ts';
import type { Section } from './section.ts';

/** The ids of all questions; those that are asked several times end with a dot. */
export function questionIds(sections: Readonly<Record<string, Section>>): string[] {
  const ids = Object.values(sections).flatMap(({ use, questions }) =>
    questions.map(({ id, each }) => (use === 'addition' || each !== undefined ? `${id}.` : id)),
  );
  return [...ids, NEXT];
}
