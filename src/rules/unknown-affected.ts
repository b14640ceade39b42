import { referencesOf } from '../model/references.ts';
import type { Rule } from '../rule.ts';
import { suggester } from '../suggest.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A risk affects elements, boundaries, flows or data of the model',
  severity: 'error',
  always: true,
  why: 'A risk to a thing that is not there cannot be judged or linked. Views have elements of the same id, so an id alone could mean several.',
  bad: `container:
  elements:
    web-shop: {type: Web application}
risks:
  price-tampering:
    name: A customer changes the price of an order
    affects: web-shop
`,
  good: `container:
  elements:
    web-shop: {type: Web application}
risks:
  price-tampering:
    name: A customer changes the price of an order
    affects: container.web-shop
`,
  check(design, report) {
    const references = referencesOf(design);
    const suggest = suggester();
    for (const [id, { affects }] of design.risks) {
      for (const [index, reference] of affects.entries()) {
        if (references.resolve(reference)) continue;
        const { reason, missing, nearest } = references.explain(reference, suggest);
        report({
          path: ['risks', id, 'affects', index],
          subject: `risks.${id}`,
          missing,
          message: `Unexpected reference ${quote(reference)}: ${reason}`,
          suggestion:
            nearest === undefined
              ? 'Write `<view>.<id>`, `<view>.<from> -> <to>` or `data.<id>`'
              : `Write ${quote(nearest)}`,
        });
      }
    }
  },
} satisfies Rule;
