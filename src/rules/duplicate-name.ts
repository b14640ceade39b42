import { completeElementsOf } from '../model/complete-elements.ts';
import { nameOfId } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'The listed elements of a view have different names',
  severity: 'warning',
  why: 'Readers see names and not ids: two boxes of one name cannot be told apart, in the diagram or in the text.',
  bad: `container:
  elements:
    order-database: {name: Database, type: Database}
    customer-database: {name: database, type: Database}
`,
  good: `container:
  elements:
    order-database: {name: Order database, type: Database}
    customer-database: {name: Customer database, type: Database}
`,
  check(design, report) {
    const firsts = new Map<string, string>();
    for (const { id, element, path, subject, view } of completeElementsOf(design)) {
      if (element.listed === false) continue;
      const name = element.name ?? nameOfId(id);
      const key = `${view.key}\n${name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()}`;
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, id);
      else
        report({
          path: [...path, 'name'],
          subject,
          message: `${quote(id)} and ${quote(first)} of ${quote(view.key)} are both called ${quote(name)}`,
          suggestion: 'Give each a name of its own',
        });
    }
  },
} satisfies Rule;
