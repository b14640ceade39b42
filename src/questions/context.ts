import type { Draft } from '../interview/draft.ts';
import { listAt, registryAt, textAt } from '../interview/draft-model.ts';
import { elementChoices } from '../interview/element-choices.ts';
import { elementEdits } from '../interview/element-edits.ts';
import { elementValue } from '../interview/element-value.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import type { Section } from '../interview/section.ts';
import { systemId } from '../interview/system-id.ts';
import { ViewFlows } from '../interview/view-flows.ts';
import { viewIds } from '../interview/view-ids.ts';

const VIEW = ['context'];

export default {
  title: 'C4 context',
  intro: 'The system in its world: who uses it, and what it depends on.',
  rank: 4,
  use: 'draft',
  view: 'context',
  questions: [
    {
      id: 'context.people',
      form: 'choices',
      ask: 'Who uses or runs it?',
      why: 'Each kind of person is trusted with something else.',
      ownWords: 'Other people, as NAME: what they do',
      isSaid: ({ model }) => registryAt(model, 'context', 'elements').size > 0,
      choices: ({ start, model }) => elementChoices(start.context.people, viewIds(model, ...VIEW)),
      edits: (answer, draft) => [
        ...theSystem(draft),
        ...elementEdits(VIEW, answer, draft.start.context.people, 'Person', draft).edits,
      ],
    },
    {
      id: 'context.systems',
      form: 'choices',
      ask: 'Which other systems does it talk to or depend on?',
      why: 'What others run is outside your control, and a way in.',
      ownWords: 'Other systems, as NAME: what it does for yours',
      isSaid: ({ model }) => registryAt(model, 'context', 'elements').size > 0,
      choices: ({ start, model }) => elementChoices(start.context.systems, viewIds(model, ...VIEW)),
      edits: (answer, draft) => [
        ...theSystem(draft),
        ...elementEdits(VIEW, answer, draft.start.context.systems, 'External system', draft).edits,
      ],
    },
    {
      id: 'context.flows',
      form: 'choices',
      ask: 'What goes between them?',
      why: 'An attack travels along a flow.',
      ownWords: 'Other flows, as FROM -> TO: what goes there',
      example: (draft) => flows(draft).example(),
      applies: ({ model }) => viewIds(model, ...VIEW).size > 1,
      isSaid: ({ model }) => listAt(model, 'context', 'flows').length > 0,
      choices: (draft) => flows(draft).choices(),
      problem: (answer, draft) => flows(draft).problem(answer),
      edits: (answer, draft) => flows(draft).edits(answer),
    },
  ],
} satisfies Section;

function flows(draft: Draft): ViewFlows {
  return new ViewFlows(VIEW, draft.start.context.flows, systemId(draft), draft);
}

/** The element in the middle, unless the view has it. */
function theSystem(draft: Draft): ModelEdit[] {
  const { model, start } = draft;
  const id = systemId(draft);
  if (viewIds(model, ...VIEW).has(id)) return [];
  const name = textAt(model, 'system', 'name');
  const description = textAt(model, 'system', 'description');
  const value = elementValue(
    { id, name, ...start.context.system, ...(description === '' ? {} : { description }) },
    draft,
  );
  return [{ kind: 'set', path: [...VIEW, 'elements', id], value: { ...value, focus: true } }];
}
