import { viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'An element or boundary stands in one boundary at most',
  severity: 'error',
  always: true,
  why: 'Which flows cross a trust boundary depends on where each end stands; two places give two answers.',
  bad: `container:
  boundaries:
    branch-network: {contains: [teller-desk, account-database]}
    data-centre: {contains: [account-database]}
  elements:
    teller-desk: {type: Application}
    account-database: {type: Database}
`,
  good: `container:
  boundaries:
    branch-network: {contains: [teller-desk]}
    data-centre: {contains: [account-database]}
  elements:
    teller-desk: {type: Application}
    account-database: {type: Database}
`,
  check(design, report) {
    for (const { key, path, view } of viewsOf(design)) {
      const parents = new Map<string, string>();
      for (const [id, { contains }] of view.boundaries) {
        for (const [index, member] of contains.entries()) {
          const parent = parents.get(member) ?? id;
          parents.set(member, parent);
          if (parent === id) continue;
          report({
            path: [...path, 'boundaries', id, 'contains', index],
            subject: `${key}.${member}`,
            message: `${quote(member)} stands in the boundaries ${quote(parent)} and ${quote(id)}, expected one at most`,
            suggestion: `Remove it from one of the two; if ${quote(parent)} and ${quote(id)} overlap, let one contain the other`,
          });
        }
      }
    }
  },
} satisfies Rule;
