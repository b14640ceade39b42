import { flowsOf } from '../model/flows.ts';
import { viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { suggester } from '../suggest.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A flow goes between elements or boundaries of its view',
  severity: 'error',
  always: true,
  why: 'A diagram cannot draw an arrow to a thing that the view does not have.',
  bad: `container:
  elements:
    web-shop: {type: Web application}
    order-database: {type: Database}
  flows:
    - web-shop -> orders-database: Stores orders
`,
  good: `container:
  elements:
    web-shop: {type: Web application}
    order-database: {type: Database}
  flows:
    - web-shop -> order-database: Stores orders
`,
  check(design, report) {
    const suggest = suggester();
    for (const view of viewsOf(design)) {
      const { elements, boundaries } = view.view;
      for (const { flow, path, subject } of flowsOf(view)) {
        for (const end of new Set([flow.from, flow.to])) {
          if (elements.has(end) || boundaries.has(end)) continue;
          const near = suggest(end, elements.keys()) ?? suggest(end, boundaries.keys());
          report({
            path,
            subject,
            missing: end,
            message: `Unexpected end ${quote(end)} of a flow, expected an element or boundary of ${quote(view.key)}`,
            suggestion:
              near === undefined
                ? `Add ${quote(end)} to the elements of ${quote(view.key)}`
                : `Write ${quote(near)}`,
          });
        }
      }
    }
  },
} satisfies Rule;
