import { referencesOf } from '../model/references.ts';
import { originOf } from '../model/same-as.ts';
import { elementsOf, viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { suggester } from '../suggest.ts';
import { quote } from '../wording.ts';

export default {
  title: '`same-as` names an element or boundary',
  severity: 'error',
  always: true,
  why: 'The fields that the element does not set were to come from there.',
  bad: `container:
  elements:
    ledger: {type: Database, description: Holds all bookings.}
deployment:
  elements:
    ledger-server: {same-as: container.leger}
`,
  good: `container:
  elements:
    ledger: {type: Database, description: Holds all bookings.}
deployment:
  elements:
    ledger-server: {same-as: container.ledger}
`,
  check(design, report) {
    const references = referencesOf(design);
    const suggest = suggester();
    for (const view of viewsOf(design)) {
      for (const { element, path, subject } of elementsOf(view)) {
        const reference = element['same-as'];
        if (reference === undefined || originOf(element, references)) continue;
        const found = references.resolve(reference);
        const unresolved = found ? undefined : references.explain(reference, suggest);
        const near = unresolved?.nearest === subject ? undefined : unresolved?.nearest;
        report({
          path: [...path, 'same-as'],
          subject,
          ...(unresolved ? { missing: unresolved.missing } : {}),
          message: unresolved
            ? `Unexpected ${quote(reference)}: ${unresolved.reason}`
            : `Unexpected ${quote(reference)}, which is ${found?.kind === 'data' ? 'data' : 'a flow'}, expected an element or boundary`,
          suggestion:
            near === undefined
              ? 'Name an element or boundary as `<view>.<id>`'
              : `Write ${quote(near)}`,
        });
      }
    }
  },
} satisfies Rule;
