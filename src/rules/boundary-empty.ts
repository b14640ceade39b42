import { viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A boundary contains something',
  severity: 'warning',
  why: 'A boundary says who trusts whom; an empty one says nothing, and what belongs into it seems to stand outside.',
  bad: `container:
  boundaries:
    card-zone: {name: Card data zone}
  elements:
    payment-service: {type: Service}
`,
  good: `container:
  boundaries:
    card-zone: {name: Card data zone, contains: [payment-service]}
  elements:
    payment-service: {type: Service}
`,
  check(design, report) {
    for (const { key, path, view } of viewsOf(design)) {
      for (const [id, { contains }] of view.boundaries) {
        if (contains.length > 0) continue;
        report({
          path: [...path, 'boundaries', id],
          at: 'key',
          subject: `${key}.${id}`,
          message: `The boundary ${quote(id)} contains nothing`,
          suggestion: 'Add `contains` with ids, or remove the boundary',
        });
      }
    }
  },
} satisfies Rule;
