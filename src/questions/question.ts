import type { ModelEdit } from '../interview/model-edit.ts';
import { said } from '../interview/said.ts';
import type { Section } from '../interview/section.ts';
import { TOPICS } from '../model/question.ts';

export default {
  title: 'Add an open question',
  intro: 'Something that is not known yet.',
  rank: 5,
  use: 'addition',
  questions: [
    {
      id: 'question.text',
      form: 'line',
      ask: 'What is not known?',
      why: 'A question on paper gets an answer. Without one nothing is added.',
      example: () => 'Are releases signed?',
      isSaid: () => false,
    },
    {
      id: 'question.topic',
      form: 'choice',
      ask: 'What is it about?',
      why: 'Questions are listed by topic.',
      applies: (draft) => said(draft, 'question.text').length > 0,
      isSaid: () => false,
      choices: () => TOPICS.map((topic) => ({ id: topic, name: topic })),
    },
    {
      id: 'question.assumption',
      form: 'line',
      ask: 'What do you assume until there is an answer?',
      why: 'The design rests on it meanwhile.',
      example: () => 'Releases are not signed.',
      applies: (draft) => said(draft, 'question.text').length > 0,
      isSaid: () => false,
    },
  ],
  settle: (draft): readonly ModelEdit[] => {
    const text = said(draft, 'question.text').join(' ');
    const topic = said(draft, 'question.topic').join('');
    const assumption = said(draft, 'question.assumption').join(' ');
    if (text === '') return [];
    const value =
      topic === '' && assumption === ''
        ? text
        : {
            text,
            ...(topic === '' ? {} : { topic }),
            ...(assumption === '' ? {} : { assumption }),
          };
    return [{ kind: 'insert', path: ['questions'], value }];
  },
} satisfies Section;
