import { viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A boundary names what it contains once',
  severity: 'warning',
  why: 'The second mention adds nothing; often another id was meant.',
  bad: `container:
  boundaries:
    reading-room: {contains: [catalogue, catalogue]}
  elements:
    catalogue: {type: Service}
`,
  good: `container:
  boundaries:
    reading-room: {contains: [catalogue]}
  elements:
    catalogue: {type: Service}
`,
  check(design, report) {
    for (const { key, path, view } of viewsOf(design)) {
      for (const [id, { contains }] of view.boundaries) {
        const seen = new Set<string>();
        for (const [index, member] of contains.entries()) {
          if (seen.has(member))
            report({
              path: [...path, 'boundaries', id, 'contains', index],
              subject: `${key}.${id}`,
              message: `Unexpected second ${quote(member)} in the boundary ${quote(id)}`,
              suggestion: 'Remove it, or write the id that was meant',
            });
          seen.add(member);
        }
      }
    }
  },
} satisfies Rule;
