import { sectionsOf } from '../model/sections-of.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/**
 * An error in the guide as well as in the policy: both print a control in the present tense. It
 * can be set aside, since the documents leave such a control out.
 */
export default {
  title: 'Only controls that exist are published',
  severity: 'error',
  why: 'Policy and guide tell the public what is done. A planned or recommended control would be a promise that nobody keeps, or a list of gaps for attackers, so the documents leave it out.',
  bad: `controls:
  dependency-scanning: {name: Dependency scanning, status: recommended, reason: Nothing runs.}
policy:
  reporting: {channels: [security@bakery.example]}
  sections:
    scanning: {controls: [dependency-scanning]}
`,
  good: `controls:
  dependency-scanning: {name: Dependency scanning}
policy:
  reporting: {channels: [security@bakery.example]}
  sections:
    scanning: {controls: [dependency-scanning]}
`,
  check(design, report) {
    for (const { section, path, subject } of sectionsOf(design)) {
      for (const [index, id] of section.controls.entries()) {
        const status = design.controls.get(id)?.status ?? 'existing';
        if (status === 'existing') continue;
        report({
          path: [...path, 'controls', index],
          subject,
          message: `The control ${quote(id)} is ${status}, expected one that exists`,
          suggestion: 'Remove it here, or remove `status` from the control once it is in place',
        });
      }
    }
  },
} satisfies Rule;
