import { elementsOf, viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

const VIEWS_WITH_FOCUS = ['context', 'container'];

export default {
  title: 'The context and container views show which thing is described',
  severity: 'note',
  why: 'A context diagram of the C4 model has the system in scope in its middle; `focus` tells it from what is only around it.',
  bad: `context:
  elements:
    customer: {type: Person}
    bank: {type: Software System}
`,
  good: `context:
  elements:
    customer: {type: Person}
    bank: {type: Software System, focus: true}
`,
  check(design, report) {
    for (const view of viewsOf(design)) {
      if (!VIEWS_WITH_FOCUS.includes(view.key)) continue;
      const elements = elementsOf(view);
      if (elements.length === 0 || elements.some(({ element }) => element.focus)) continue;
      report({
        path: view.path,
        at: 'key',
        subject: view.key,
        message: `No element of ${quote(view.key)} has the focus`,
        suggestion: 'Add `focus: true` to what this design is about',
      });
    }
  },
} satisfies Rule;
