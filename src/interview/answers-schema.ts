import { NEXT } from './menu.ts';
import type { Section } from './section.ts';

const ANSWER = {
  anyOf: [
    { type: 'string' },
    { type: 'array', items: { type: 'string', minLength: 1 } },
    { type: 'null' },
    { type: 'number' },
    { type: 'boolean' },
  ],
} as const;

/** The JSON Schema (2020-12) of a file of answers, for editors. */
export function answersSchema(sections: Readonly<Record<string, Section>>): object {
  const plans = Object.values(sections).flatMap(({ use, questions }) =>
    questions.map((plan) => ({ ...plan, repeated: use === 'addition' || plan.each !== undefined })),
  );
  const field = ({ ask, why }: (typeof plans)[number]) => ({
    title: typeof ask === 'string' ? ask : 'How likely and how bad is this risk?',
    description: why,
    examples: ['An answer'],
    ...ANSWER,
  });
  const once = plans.filter(({ repeated }) => !repeated);
  const repeated = plans.filter((plan) => plan.repeated);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:threatdoc:schema:answers:1',
    title: 'threatdoc answers',
    description: 'Answers to the questions of `threatdoc interview`, by the id of the question.',
    type: 'object',
    properties: {
      'threatdoc-answers': {
        title: 'Answers version',
        description: 'The version of this language: 1.',
        examples: [1],
        type: 'number',
        const: 1,
      },
      answers: {
        title: 'Answers',
        description:
          'Ids of questions with a text, the ids of choices, own words, or nothing for a question that is skipped.',
        examples: [{ 'system.name': 'Timesheet' }],
        type: 'object',
        properties: Object.fromEntries(once.map((plan) => [plan.id, field(plan)])),
        patternProperties: {
          ...Object.fromEntries(
            repeated.map((plan) => [`^${plan.id.replace('.', '\\.')}\\..+$`, field(plan)]),
          ),
          [`^${NEXT.replace('.', '\\.')}\\d+$`]: {
            title: 'What next?',
            description: 'What the interview goes on with after a part of it.',
            examples: ['generate'],
            ...ANSWER,
          },
        },
        additionalProperties: false,
      },
    },
    required: ['threatdoc-answers', 'answers'],
    additionalProperties: false,
  };
}
