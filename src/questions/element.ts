import type { Draft } from '../interview/draft.ts';
import { type DraftModel, nameIn, registryAt } from '../interview/draft-model.ts';
import { freeId } from '../interview/free-id.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import { said } from '../interview/said.ts';
import type { Section } from '../interview/section.ts';
import { viewChoices, viewPath } from '../interview/view-choices.ts';
import { ViewFlows } from '../interview/view-flows.ts';
import { viewIds } from '../interview/view-ids.ts';
import { nameOfId } from '../model/views.ts';

/** The commonest types of published design documents, in everyday order. */
const TYPES = [
  'Person',
  'External system',
  'Software system',
  'Web application',
  'Service',
  'Container',
  'Database',
  'Queue',
  'Library',
  'Node',
] as const;

export default {
  title: 'Add an element',
  intro: 'One more person, system, part or node.',
  rank: 1,
  use: 'addition',
  questions: [
    {
      id: 'element.view',
      form: 'choice',
      ask: 'To which view?',
      why: 'Elements belong to a view.',
      required: true,
      isSaid: () => false,
      choices: viewChoices,
    },
    {
      id: 'element.name',
      form: 'line',
      ask: 'What is it called?',
      why: 'It is printed in its box. Without a name nothing is added.',
      field: ['system', 'name'],
      isSaid: () => false,
    },
    {
      id: 'element.type',
      form: 'choice',
      ask: 'What is it?',
      why: 'The type decides its shape.',
      ownWords: 'Another type',
      applies: isNamed,
      isSaid: () => false,
      choices: () => TYPES.map((type) => ({ id: type, name: type })),
    },
    {
      id: 'element.description',
      form: 'prose',
      ask: 'What is it, and what does it do?',
      why: 'A box without a description tells a reviewer nothing.',
      example: () => 'Holds orders and their history.',
      applies: isNamed,
      isSaid: () => false,
    },
    {
      id: 'element.controls',
      form: 'choices',
      ask: 'Which controls protect it?',
      why: 'They are listed with it, and it with them.',
      applies: (draft) => isNamed(draft) && registryAt(draft.model, 'controls').size > 0,
      isSaid: () => false,
      choices: ({ model }) => {
        const controls = registryAt(model, 'controls');
        return [...controls.keys()].map((id) => ({ id, name: nameIn(controls, id) }));
      },
    },
    {
      id: 'element.flows',
      form: 'choices',
      ask: 'What goes to it, and what comes from it?',
      why: 'An element in no flow is out of reach, or forgotten.',
      ownWords: 'Flows, as FROM -> TO: what goes there',
      example: (draft) => flows(draft).example(),
      applies: isNamed,
      isSaid: () => false,
      problem: (answer, draft) => flows(draft).problem(answer),
    },
  ],
  settle: (draft) => {
    if (!isNamed(draft)) return [];
    const { path, id } = added(draft);
    return [
      { kind: 'set', path: [...path, 'elements', id], value: elementSaid(draft, id) },
      ...flows(draft).edits(said(draft, 'element.flows')),
    ] satisfies ModelEdit[];
  },
} satisfies Section;

function isNamed(draft: Draft): boolean {
  return said(draft, 'element.name').length > 0 && said(draft, 'element.view').length > 0;
}

/** Where the element goes. */
function added(draft: Draft): { readonly path: readonly string[]; readonly id: string } {
  const path = viewPath(said(draft, 'element.view').join(''));
  const name = said(draft, 'element.name').join(' ');
  return { path, id: freeId(name, viewIds(draft.model, ...path), 'element') };
}

function elementSaid(draft: Draft, id: string): DraftModel {
  const name = said(draft, 'element.name').join(' ');
  const type = said(draft, 'element.type').join(' ');
  const description = said(draft, 'element.description').join('\n');
  const controls = said(draft, 'element.controls');
  return {
    ...(nameOfId(id) === name ? {} : { name }),
    ...(type === '' ? {} : { type }),
    ...(description === '' ? {} : { description }),
    ...(controls.length === 0 ? {} : { controls }),
  };
}

/** Flows of the view, in which the element that is being added has its name already. */
function flows(draft: Draft): ViewFlows {
  const { path, id } = added(draft);
  const name = said(draft, 'element.name').join(' ');
  return new ViewFlows(path, [], undefined, draft, new Map([[id, name]]));
}
