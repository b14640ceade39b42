import type { Choice, QuestionPlan } from './section.ts';
import { firstSections, sectionNames } from './section-names.ts';
import type { Start } from './start.ts';

/** What the questions between the parts of an interview are called: `next.1`, `next.2`, … */
export const NEXT = 'next.';

/** What chooses an addition starts with. */
export const ADDITION = 'add-';

/** The choices that end an interview. */
export const FINISHED: readonly string[] = ['generate', 'stop'];

/** The question what to do next: what is missing, one section, one more thing, or the end. */
export function menuPlan(
  id: string,
  { sections, only, model, isDraft }: Start,
  missing: (section: string) => number,
): QuestionPlan {
  const drafts = sectionNames(sections, 'draft');
  const count = firstSections(sections).reduce((sum, name) => sum + missing(name), 0);
  const isNew = isDraft === true || Object.keys(model).length === 0;
  const isFirst = id === `${NEXT}1` && only === undefined && !isNew;
  const finish: Choice[] = [
    { id: 'generate', name: 'Finish, and write the documents' },
    { id: 'stop', name: 'Finish without writing documents' },
  ];
  const more: Choice[] = [
    ...(count > 0
      ? [
          {
            id: 'missing',
            name: `Answer what is missing (${count} question${count === 1 ? '' : 's'})`,
          },
        ]
      : []),
    ...sectionNames(sections, 'addition').map((name) => ({
      id: `${ADDITION}${name}`,
      name: sections[name]?.title ?? name,
    })),
    ...drafts.map((name) => ({
      id: name,
      name: `Go through: ${sections[name]?.title ?? name}`,
    })),
  ];
  return {
    id,
    form: 'choice',
    ask: isFirst ? 'What would you like to do?' : 'What next?',
    why: 'Nothing is asked that you do not want to go through.',
    required: true,
    isSaid: () => false,
    choices: () => (isFirst ? [...more, ...finish] : [...finish, ...more]),
  };
}
