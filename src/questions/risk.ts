import type { Draft } from '../interview/draft.ts';
import { nameIn, registryAt } from '../interview/draft-model.ts';
import { freeId } from '../interview/free-id.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import { ratingChoices, ratingOf } from '../interview/rating.ts';
import { said } from '../interview/said.ts';
import type { Choice, Section } from '../interview/section.ts';

const VIEWS = ['context', 'container', 'deployment', 'build'] as const;

export default {
  title: 'Add a risk',
  intro: 'One more risk for the register.',
  rank: 4,
  use: 'addition',
  questions: [
    {
      id: 'risk.name',
      form: 'line',
      ask: 'What could go wrong?',
      why: 'It heads a row of the risk table. Without an answer nothing is added.',
      example: () => 'Card numbers are stolen',
      isSaid: () => false,
    },
    {
      id: 'risk.description',
      form: 'prose',
      ask: 'How would it come about, and what would follow?',
      why: 'A risk that can be pictured can be rated.',
      example: () => 'A script on the payment page reads the form.',
      applies: isNamed,
      isSaid: () => false,
    },
    {
      id: 'risk.affects',
      form: 'choices',
      ask: 'What would be hit?',
      why: 'The risk is listed with each of them.',
      applies: (draft) => isNamed(draft) && targets(draft).length > 0,
      isSaid: () => false,
      choices: targets,
    },
    {
      id: 'risk.rating',
      form: 'choice',
      ask: 'How likely is it, and how bad?',
      why: 'With the controls that exist today.',
      applies: isNamed,
      isSaid: () => false,
      choices: () => ratingChoices(),
    },
    {
      id: 'risk.controls',
      form: 'choices',
      ask: 'Which controls answer it?',
      why: 'With those that exist it counts as mitigated; without any it stays open.',
      applies: (draft) => isNamed(draft) && registryAt(draft.model, 'controls').size > 0,
      isSaid: () => false,
      choices: ({ model }) => {
        const controls = registryAt(model, 'controls');
        return [...controls].map(([id, control]) => ({
          id,
          name: `${nameIn(controls, id)}${'status' in control ? ` (${String(control.status)})` : ''}`,
        }));
      },
    },
    {
      id: 'risk.owner',
      form: 'line',
      ask: 'Who looks after it?',
      why: 'A risk without an owner is nobody’s work.',
      example: () => 'payments-team',
      applies: isNamed,
      isSaid: () => false,
    },
  ],
  settle: (draft): readonly ModelEdit[] => {
    if (!isNamed(draft)) return [];
    const name = said(draft, 'risk.name').join(' ');
    const id = freeId(name, registryAt(draft.model, 'risks'), 'risk');
    const description = said(draft, 'risk.description').join('\n');
    const affects = said(draft, 'risk.affects');
    const controls = said(draft, 'risk.controls');
    const owner = said(draft, 'risk.owner').join(' ');
    const value = {
      name,
      ...(description === '' ? {} : { description }),
      ...(affects.length === 0 ? {} : { affects }),
      ...(ratingOf(said(draft, 'risk.rating').join('')) ?? {}),
      ...(controls.length === 0 ? {} : { treatment: 'mitigate', controls }),
      ...(owner === '' ? {} : { owner }),
    };
    return [{ kind: 'set', path: ['risks', id], value }];
  },
} satisfies Section;

function isNamed(draft: Draft): boolean {
  return said(draft, 'risk.name').length > 0;
}

/** Everything that a risk can affect, but flows. */
function targets({ model }: Draft): readonly Choice[] {
  const environments = [...registryAt(model, 'deployment', 'environments').keys()];
  const views: readonly (readonly [string, readonly string[]])[] = [
    ...VIEWS.map((view) => [view, [view]] as const),
    ...environments.map((id) => [`deployment.${id}`, ['deployment', 'environments', id]] as const),
  ];
  const elements = views.flatMap(([view, path]) => {
    const registry = registryAt(model, ...path, 'elements');
    return [...registry.keys()].map((id) => ({
      id: `${view}.${id}`,
      name: `${nameIn(registry, id)} (${view})`,
    }));
  });
  const data = registryAt(model, 'data');
  return [
    ...elements,
    ...[...data.keys()].map((id) => ({ id: `data.${id}`, name: `${nameIn(data, id)} (data)` })),
  ];
}
