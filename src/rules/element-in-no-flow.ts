import { flowsOf } from '../model/flows.ts';
import { completerOf } from '../model/same-as.ts';
import { type NamedView, viewsOf } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Every drawn element takes part in a flow',
  severity: 'warning',
  why: 'Threats come with what goes in and out of a thing. OWASP ASVS 4.0.3, V1.1.4, asks for all significant data flows.',
  bad: `container:
  elements:
    web-shop: {type: Web application}
    order-database: {type: Database}
    invoice-printer: {type: Service}
  flows:
    - web-shop -> order-database: Stores orders
`,
  good: `container:
  elements:
    web-shop: {type: Web application}
    order-database: {type: Database}
    invoice-printer: {type: Service}
  flows:
    - web-shop -> order-database: Stores orders
    - invoice-printer -> order-database: Reads orders
`,
  check(design, report) {
    const complete = completerOf(design);
    for (const view of viewsOf(design)) {
      const { key, path } = view;
      const { elements, flows, diagram } = view.view;
      if (diagram && flows.length === 0) continue;
      const drawn = [...elements].filter(
        ([, element]) => element.drawn !== false && !complete(element)['out-of-scope'],
      );
      if (flows.length === 0 && drawn.length > 1)
        report({
          path: [...path, 'elements'],
          at: 'key',
          subject: key,
          message: `${quote(key)} has ${drawn.length} elements and no flow between them`,
          suggestion: 'Add `flows`, such as `- from -> to: what happens`',
        });
      if (flows.length === 0) continue;
      const touched = touchedIn(view);
      for (const [id] of drawn) {
        if (touched.has(id)) continue;
        report({
          path: [...path, 'elements', id],
          at: 'key',
          subject: `${key}.${id}`,
          message: `No flow starts or ends at ${quote(`${key}.${id}`)}`,
          suggestion: 'Add the flow, or `drawn: false` if it is only to be described',
        });
      }
    }
  },
} satisfies Rule;

/** The ends of all flows, and what stands inside those that are boundaries. */
function touchedIn(view: NamedView): ReadonlySet<string> {
  const touched = new Set(flowsOf(view).flatMap(({ flow }) => [flow.from, flow.to]));
  // A set that grows while it is walked: each id is visited once.
  for (const id of touched)
    for (const member of view.view.boundaries.get(id)?.contains ?? []) touched.add(member);
  return touched;
}
