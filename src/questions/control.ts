import type { Draft } from '../interview/draft.ts';
import { registryAt } from '../interview/draft-model.ts';
import { freeId } from '../interview/free-id.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import { said } from '../interview/said.ts';
import type { Section } from '../interview/section.ts';

export default {
  title: 'Add a security control',
  intro: 'One more control for the registry.',
  rank: 2,
  use: 'addition',
  questions: [
    {
      id: 'control.name',
      form: 'line',
      ask: 'What is the control called?',
      why: 'Elements and risks name it. Without a name nothing is added.',
      example: () => 'Code review',
      isSaid: () => false,
    },
    {
      id: 'control.status',
      form: 'choice',
      ask: 'Is it in place?',
      why: 'Only what is in place answers a risk.',
      required: true,
      applies: isNamed,
      isSaid: () => false,
      choices: () => [
        { id: 'existing', name: 'Yes' },
        { id: 'planned', name: 'Decided on, not yet in place' },
        { id: 'recommended', name: 'No; it should come' },
      ],
    },
    {
      id: 'control.description',
      form: 'prose',
      ask: 'What does it do, and against what?',
      why: 'The name alone does not say how far it goes.',
      example: () => 'Two people read every change before it is merged.',
      applies: isNamed,
      isSaid: () => false,
    },
    {
      id: 'control.where',
      form: 'line',
      ask: 'Where is it implemented or described?',
      why: 'A reviewer looks there.',
      example: () => 'Pull request workflow on GitHub',
      applies: (draft) => isNamed(draft) && said(draft, 'control.status').includes('existing'),
      isSaid: () => false,
    },
    {
      id: 'control.reason',
      form: 'line',
      ask: 'Why should it come?',
      why: 'Those who decide on it were not here today.',
      example: () => 'No scan of dependencies runs today.',
      applies: (draft) =>
        isNamed(draft) && said(draft, 'control.status').some((status) => status !== 'existing'),
      isSaid: () => false,
    },
  ],
  settle: (draft): readonly ModelEdit[] => {
    if (!isNamed(draft)) return [];
    const name = said(draft, 'control.name').join(' ');
    const id = freeId(name, registryAt(draft.model, 'controls'), 'control');
    const status = said(draft, 'control.status').join('');
    const value = {
      name,
      ...text(draft, 'description'),
      ...(status === '' || status === 'existing' ? {} : { status }),
      ...text(draft, 'where'),
      ...text(draft, 'reason'),
    };
    return [{ kind: 'set', path: ['controls', id], value }];
  },
} satisfies Section;

function isNamed(draft: Draft): boolean {
  return said(draft, 'control.name').length > 0;
}

function text(draft: Draft, field: string): Readonly<Record<string, string>> {
  const value = said(draft, `control.${field}`).join('\n');
  return value === '' ? {} : { [field]: value };
}
