import { dataUsesOf } from '../model/uses.ts';
import type { Rule } from '../rule.ts';
import { suggester } from '../suggest.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Data that an element holds or a flow carries is in the registry',
  severity: 'error',
  always: true,
  why: 'How sensitive data is stands in the registry; without it nothing can be said of the places where the data is.',
  bad: `data:
  cards: {name: Card numbers, sensitivity: high}
container:
  elements:
    payment-service:
      type: Service
      data: [card]
`,
  good: `data:
  cards: {name: Card numbers, sensitivity: high}
container:
  elements:
    payment-service:
      type: Service
      data: [cards]
`,
  check(design, report) {
    const suggest = suggester();
    for (const { value: id, path, subject } of dataUsesOf(design)) {
      if (design.data.has(id)) continue;
      const near = suggest(id, design.data.keys());
      report({
        path,
        subject,
        missing: id,
        message: `Unexpected data ${quote(id)}, expected the id of registered data`,
        suggestion: near === undefined ? `Add ${quote(id)} to \`data\`` : `Write ${quote(near)}`,
      });
    }
  },
} satisfies Rule;
