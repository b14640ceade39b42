import { flowsOf } from '../model/flows.ts';
import { viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** The others show where things stand and in what order: arrows there often need no words. */
const VIEWS_WITH_LABELS = ['context', 'container'];

export default {
  title: 'Every flow of the context and container views says what happens',
  severity: 'note',
  why: 'An arrow alone does not tell what goes along it. The notation of the C4 model asks for a label on every line.',
  bad: `context:
  elements:
    customer: {type: Person}
    bank: {type: Software System}
  flows:
    - customer -> bank
`,
  good: `context:
  elements:
    customer: {type: Person}
    bank: {type: Software System}
  flows:
    - customer -> bank: Orders a transfer
`,
  check(design, report) {
    for (const view of viewsOf(design)) {
      if (!VIEWS_WITH_LABELS.includes(view.key)) continue;
      for (const { flow, path, subject } of flowsOf(view)) {
        if (flow.label !== undefined || flow.protocol !== undefined || flow.data.length > 0)
          continue;
        report({
          path,
          subject,
          message: `The flow from ${quote(flow.from)} to ${quote(flow.to)} does not say what happens`,
          suggestion: 'Add a label after the ends, as in `web -> api: Places orders`',
        });
      }
    }
  },
} satisfies Rule;
