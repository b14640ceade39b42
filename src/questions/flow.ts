import type { Draft } from '../interview/draft.ts';
import { said } from '../interview/said.ts';
import type { Section } from '../interview/section.ts';
import { viewChoices, viewPath } from '../interview/view-choices.ts';
import { ViewFlows } from '../interview/view-flows.ts';

export default {
  title: 'Add flows',
  intro: 'What goes from where to where.',
  rank: 3,
  use: 'addition',
  questions: [
    {
      id: 'flow.view',
      form: 'choice',
      ask: 'In which view?',
      why: 'Flows belong to a view.',
      required: true,
      isSaid: () => false,
      choices: viewChoices,
    },
    {
      id: 'flow.flows',
      form: 'choices',
      ask: 'What goes where?',
      why: 'An attack travels along a flow.',
      ownWords: 'Flows, as FROM -> TO: what goes there',
      example: (draft) => flows(draft).example(),
      applies: (draft) => said(draft, 'flow.view').length > 0,
      isSaid: () => false,
      problem: (answer, draft) => flows(draft).problem(answer),
      edits: (answer, draft) => flows(draft).edits(answer),
    },
  ],
} satisfies Section;

function flows(draft: Draft): ViewFlows {
  return new ViewFlows(viewPath(said(draft, 'flow.view').join('')), [], undefined, draft);
}
