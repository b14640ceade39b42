import { dataUsesOf } from '../model/uses.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Registered data is held, carried or at risk somewhere',
  severity: 'note',
  why: 'Data that stands nowhere in the views gets no threats, however sensitive it is.',
  bad: `data:
  loan-history: {name: Loan history, sensitivity: high}
container:
  elements:
    loan-database: {type: Database}
`,
  good: `data:
  loan-history: {name: Loan history, sensitivity: high}
container:
  elements:
    loan-database: {type: Database, data: [loan-history]}
`,
  check(design, report) {
    const used = new Set<string>();
    for (const { value } of dataUsesOf(design)) used.add(`data.${value}`);
    for (const { affects } of design.risks.values()) for (const one of affects) used.add(one);
    for (const id of design.data.keys()) {
      const subject = `data.${id}`;
      if (used.has(subject)) continue;
      report({
        path: ['data', id],
        at: 'key',
        subject,
        message: `No element, flow or risk names the data ${quote(id)}`,
        suggestion: 'Name it under `data` of what holds or carries it',
      });
    }
  },
} satisfies Rule;
