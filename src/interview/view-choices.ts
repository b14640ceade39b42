import type { Draft } from './draft.ts';
import { registryAt } from './draft-model.ts';
import type { Choice } from './section.ts';

/** The views that something can be added to, deployments by environment. */
export function viewChoices({ model }: Draft): readonly Choice[] {
  const environments = registryAt(model, 'deployment', 'environments');
  const deployments = [...environments.keys()].map((id) => ({
    id: `deployment.${id}`,
    name: `Deployment, ${id}`,
  }));
  return [
    { id: 'context', name: 'Context: people and systems around' },
    { id: 'container', name: 'Container: what it is made of' },
    ...(deployments.length > 0
      ? deployments
      : [{ id: 'deployment', name: 'Deployment: where it runs' }]),
    { id: 'build', name: 'Build: how it is made' },
  ];
}

/** The path of a view that was chosen. */
export function viewPath(id: string): readonly string[] {
  const [view = '', environment] = id.split('.');
  return environment === undefined ? [view] : [view, 'environments', environment];
}
