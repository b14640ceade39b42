import type { Answer } from '../interview/answer.ts';
import { chosen } from '../interview/chosen.ts';
import type { Draft } from '../interview/draft.ts';
import { listAt, registryAt, textAt } from '../interview/draft-model.ts';
import { entryEdits } from '../interview/entry-edits.ts';
import { freeId } from '../interview/free-id.ts';
import { lines } from '../interview/lines.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import { ownWords } from '../interview/own-words.ts';
import type { Section } from '../interview/section.ts';
import { textChoices } from '../interview/text-choices.ts';

export default {
  title: 'Business posture',
  intro: 'Why the system exists, what its owner fears, and which data is at stake.',
  rank: 2,
  use: 'draft',
  questions: [
    {
      id: 'business.description',
      form: 'prose',
      ask: 'Why does it exist, and for whom?',
      why: 'What a system is worth decides what protecting it may cost.',
      example: ({ start }) => start.example.purpose,
      isSaid: ({ model }) => textAt(model, 'business', 'description') !== '',
      preset: ({ model }) => textAt(model, 'business', 'description'),
      edits: (answer) => [
        { kind: 'set', path: ['business', 'description'], value: lines(answer).join('\n') },
      ],
    },
    {
      id: 'business.goals',
      form: 'choices',
      ask: 'What are its most important goals?',
      why: 'Risks are weighed by the goals that they put at stake.',
      ownWords: 'Other goals',
      isSaid: ({ model }) => listAt(model, 'business', 'goals').length > 0,
      choices: ({ start }) => textChoices(start.business.goals),
      edits: (answer, { start }) => entryEdits(['business', 'goals'], answer, start.business.goals),
    },
    {
      id: 'business.risks',
      form: 'choices',
      ask: 'What must not happen to the business?',
      why: 'How bad a security risk is shows in what it would mean for the business.',
      ownWords: 'Other business risks, as NAME: what it would mean',
      isSaid: ({ model }) => registryAt(model, 'business', 'risks').size > 0,
      choices: ({ start, model }) => {
        const there = registryAt(model, 'business', 'risks');
        return start.business.risks
          .filter(({ id }) => !there.has(id))
          .map(({ id, name, description, usual }) => ({
            id,
            name,
            hint: description,
            ticked: usual === true,
          }));
      },
      edits: (answer, { start, model }) => {
        const { offers, own } = chosen(answer, start.business.risks);
        const taken = new Set(registryAt(model, 'business', 'risks').keys());
        const add = (id: string, value: { name: string; description?: string }) => {
          taken.add(id);
          return { kind: 'set', path: ['business', 'risks', id], value } as const;
        };
        return [
          ...offers.map(({ id, name, description }) => add(id, { name, description })),
          ...own.map((text) => {
            const words = ownWords(text);
            return add(freeId(words.name, taken, 'risk'), words);
          }),
        ];
      },
    },
    {
      id: 'business.processes',
      form: 'choices',
      ask: 'Which processes must go on working?',
      why: 'They are what an outage or a tampered system would stop.',
      ownWords: 'Other processes',
      isSaid: ({ model }) => listAt(model, 'business', 'processes').length > 0,
      choices: ({ start }) => textChoices(start.business.processes),
      edits: (answer, { start }) =>
        entryEdits(['business', 'processes'], answer, start.business.processes),
    },
    {
      id: 'business.data',
      form: 'choices',
      ask: 'Which data does it handle that is worth protecting?',
      why: 'How sensitive the data is decides how bad a leak would be.',
      ownWords: 'Other data, as NAME: what it is',
      isSaid: ({ model }) => registryAt(model, 'data').size > 0,
      choices: ({ start, model }) => {
        const there = registryAt(model, 'data');
        return start.data
          .filter(({ id }) => !there.has(id))
          .map(({ id, name, description, sensitivity, usual, ...levels }) => ({
            id,
            name: `${name} (sensitivity: ${sensitivity})`,
            hint: `${description} Confidentiality ${levels.confidentiality}, integrity ${levels.integrity}, availability ${levels.availability}.`,
            ticked: usual === true,
          }));
      },
      edits: dataEdits,
    },
  ],
} satisfies Section;

function dataEdits(answer: NonNullable<Answer>, { model, start }: Draft): ModelEdit[] {
  const { offers, own } = chosen(answer, start.data);
  const taken = new Set(registryAt(model, 'data').keys());
  const add = (id: string, value: ModelEdit['value']): ModelEdit => {
    taken.add(id);
    return { kind: 'set', path: ['data', id], value };
  };
  return [
    ...offers
      .filter(({ id }) => !taken.has(id))
      .map(({ id, usual: _, ...asset }) => add(id, { ...asset })),
    ...own.map((text) => {
      const words = ownWords(text);
      return add(freeId(words.name, taken, 'data'), { ...words });
    }),
  ];
}
