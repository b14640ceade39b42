import { viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { suggester } from '../suggest.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A boundary contains elements or boundaries of its view',
  severity: 'error',
  always: true,
  why: 'What is not in the view cannot be drawn in its boundary, and what was meant would stand outside, where other threats apply.',
  bad: `container:
  boundaries:
    private-network:
      contains: [ledger-databse]
  elements:
    ledger-database: {type: Database}
`,
  good: `container:
  boundaries:
    private-network:
      contains: [ledger-database]
  elements:
    ledger-database: {type: Database}
`,
  check(design, report) {
    const suggest = suggester();
    for (const { key, path, view } of viewsOf(design)) {
      const { elements, boundaries } = view;
      for (const [id, { contains }] of boundaries) {
        for (const [index, member] of contains.entries()) {
          if (elements.has(member) || boundaries.has(member)) continue;
          const near = suggest(member, elements.keys()) ?? suggest(member, boundaries.keys());
          report({
            path: [...path, 'boundaries', id, 'contains', index],
            subject: `${key}.${id}`,
            missing: member,
            message: `Unexpected ${quote(member)} in the boundary ${quote(id)}, expected an element or boundary of ${quote(key)}`,
            suggestion:
              near === undefined
                ? `Add ${quote(member)} to the elements of ${quote(key)}`
                : `Write ${quote(near)}`,
          });
        }
      }
    }
  },
} satisfies Rule;
