import type { Answer } from '../interview/answer.ts';
import { chosen } from '../interview/chosen.ts';
import { listAt } from '../interview/draft-model.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import type { Section } from '../interview/section.ts';
import { textChoices } from '../interview/text-choices.ts';
import type { TypicalText } from '../starting-point.ts';

export default {
  title: 'Questions and assumptions',
  intro: 'What is not known yet, and what is taken for granted.',
  rank: 9,
  use: 'draft',
  questions: [
    {
      id: 'open-questions.questions',
      form: 'choices',
      ask: 'What is not known yet?',
      why: 'A question on paper gets an answer; a gap in the document looks like safety.',
      ownWords: 'Other questions',
      isSaid: ({ model }) => listAt(model, 'questions').length > 0,
      choices: ({ start }) => textChoices(start.questions),
      edits: (answer, { start }) => withTopics('questions', answer, start.questions),
    },
    {
      id: 'open-questions.assumptions',
      form: 'choices',
      ask: 'What do you take for granted?',
      why: 'When an assumption turns out wrong, the reader knows what to look at again.',
      ownWords: 'Other assumptions',
      isSaid: ({ model }) => listAt(model, 'assumptions').length > 0,
      choices: ({ start }) => textChoices(start.assumptions),
      edits: (answer, { start }) => withTopics('assumptions', answer, start.assumptions),
    },
  ],
} satisfies Section;

function withTopics(
  list: 'questions' | 'assumptions',
  answer: NonNullable<Answer>,
  offered: readonly TypicalText[],
): ModelEdit[] {
  const { offers, own } = chosen(answer, offered);
  return [
    ...offers.map(({ text, topic }) => (topic === undefined ? text : { text, topic })),
    ...own.map((text) => text.trim()),
  ].map((value) => ({ kind: 'insert', path: [list], value }));
}
