import { sectionsOf } from '../model/sections-of.ts';
import { controlUsesOf } from '../model/uses.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'An existing control protects something',
  severity: 'note',
  why: 'A control that no element, flow, view, risk or published section names protects nothing that the model knows of.',
  bad: `controls:
  rate-limit: {name: Rate limit, description: Ten requests a second per account.}
container:
  elements:
    account-api: {type: API}
`,
  good: `controls:
  rate-limit: {name: Rate limit, description: Ten requests a second per account.}
container:
  elements:
    account-api: {type: API, controls: [rate-limit]}
`,
  check(design, report) {
    const used = new Set<string>();
    for (const { value } of controlUsesOf(design)) if (value.ref !== undefined) used.add(value.ref);
    for (const { controls } of design.risks.values()) for (const id of controls) used.add(id);
    for (const { section } of sectionsOf(design)) for (const id of section.controls) used.add(id);
    for (const [id, { status }] of design.controls) {
      if (status !== 'existing' || used.has(id)) continue;
      report({
        path: ['controls', id],
        at: 'key',
        subject: `controls.${id}`,
        message: `No element, flow, view, risk or section names the control ${quote(id)}`,
        suggestion: 'Name it where it protects something',
      });
    }
  },
} satisfies Rule;
