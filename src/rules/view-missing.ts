import type { C4View } from '../model/view.ts';
import { viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'The model has something to say in every view',
  severity: 'warning',
  why: 'The design document has a section for each: what is around the system, what it is made of, where it runs, how it is built. An empty one is a part of the system that nobody has looked at.',
  bad: `context:
  elements:
    web-shop: {type: Software System}
container:
  elements:
    storefront: {type: Web application}
deployment:
  environments:
    production: {description: Two regions of one cloud}
`,
  good: `context:
  elements:
    web-shop: {type: Software System}
container:
  elements:
    storefront: {type: Web application}
deployment:
  environments:
    production: {description: Two regions of one cloud}
build:
  steps: [Fetch dependencies, Run tests, Sign the image]
`,
  check(design, report) {
    const publishes = design.policy !== undefined || design.guide !== undefined;
    if (publishes && viewsOf(design).length === 0) return;
    for (const key of ['context', 'container', 'deployment', 'build'] as const) {
      const view = design[key];
      const environments = (key === 'deployment' && design.deployment?.environments.size) || 0;
      if (view && (environments > 0 || saysSomething(view))) continue;
      report({
        path: view ? [key] : [],
        at: 'key',
        subject: key,
        message: view
          ? `The view ${quote(key)} has nothing to draw or describe`
          : `The model has no view ${quote(key)}`,
        suggestion: `Add ${view ? `\`elements\` or a \`description\` to ${quote(key)}` : quote(key)}`,
      });
    }
  },
} satisfies Rule;

function saysSomething(view: C4View): boolean {
  const { description, notes, diagram, boundaries, elements, flows, steps, controls } = view;
  const drawn = boundaries.size + elements.size + flows.length;
  const told = steps.length + controls.length;
  return drawn + told > 0 || [description, notes, diagram].some((part) => part !== undefined);
}
