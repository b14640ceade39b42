import { flowsOf } from '../model/flows.ts';
import { viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'An id names one thing in its view',
  severity: 'error',
  always: true,
  why: 'Flows, boundaries and risks name things by `<view>.<id>`; an id that two things share means neither.',
  bad: `container:
  boundaries:
    catalogue: {contains: [search]}
  elements:
    catalogue: {type: Service}
    search: {type: Service}
`,
  good: `container:
  boundaries:
    catalogue-team: {contains: [catalogue, search]}
  elements:
    catalogue: {type: Service}
    search: {type: Service}
`,
  check(design, report) {
    for (const view of viewsOf(design)) {
      const { key, path } = view;
      const { elements, boundaries } = view.view;
      for (const id of elements.keys()) {
        if (!boundaries.has(id)) continue;
        report({
          path: [...path, 'elements', id],
          at: 'key',
          subject: `${key}.${id}`,
          message: `${quote(id)} is an element and a boundary of ${quote(key)}, expected different ids`,
          suggestion: 'Rename one of the two',
        });
      }
      const flowIds = new Set<string>();
      for (const { flow, path: flowPath, subject } of flowsOf(view)) {
        const { id } = flow;
        if (id === undefined) continue;
        const owner = elements.has(id)
          ? 'an element'
          : boundaries.has(id)
            ? 'a boundary'
            : 'a flow';
        if (owner !== 'a flow' || flowIds.has(id))
          report({
            path: [...flowPath, 'id'],
            subject,
            message: `Unexpected id ${quote(id)} of a flow: ${quote(key)} has ${owner} of that id`,
            suggestion: 'Choose another id, or leave it out',
          });
        flowIds.add(id);
      }
    }
  },
} satisfies Rule;
