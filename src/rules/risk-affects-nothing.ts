import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Every risk says what it affects',
  severity: 'note',
  why: 'The reference links the risk to the diagrams, and shows which elements nobody has looked at.',
  bad: `container:
  elements:
    catalogue-database: {type: Database}
risks:
  catalogue-loss:
    name: The catalogue is lost
`,
  good: `container:
  elements:
    catalogue-database: {type: Database}
risks:
  catalogue-loss:
    name: The catalogue is lost
    affects: container.catalogue-database
`,
  check(design, report) {
    for (const [id, { affects }] of design.risks) {
      if (affects.length > 0) continue;
      report({
        path: ['risks', id],
        at: 'key',
        subject: `risks.${id}`,
        message: `The risk ${quote(id)} does not say what it affects`,
        suggestion: 'Add `affects` with `<view>.<id>`, `<view>.<from> -> <to>` or `data.<id>`',
      });
    }
  },
} satisfies Rule;
