import type { ModelPath } from '../diagnostic.ts';
import { sectionsOf } from '../model/sections-of.ts';
import { controlUsesOf } from '../model/uses.ts';
import { nameOfId } from '../model/views.ts';
import type { Rule } from '../rule.ts';
import { suggester } from '../suggest.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A control that is named by its id is in the registry',
  severity: 'error',
  always: true,
  why: 'A document would claim a protection that nobody has described. A control that is not worth an entry of its own can be stated as a text.',
  bad: `controls:
  encryption-at-rest: Encryption at rest
container:
  elements:
    order-database:
      type: Database
      controls: [encryption-at-rset]
`,
  good: `controls:
  encryption-at-rest: Encryption at rest
container:
  elements:
    order-database:
      type: Database
      controls: [encryption-at-rest, Nightly backup]
`,
  check(design, report) {
    const suggest = suggester();
    const complain = (id: string, path: ModelPath, subject: string, text?: string) => {
      const near = suggest(id, design.controls.keys());
      const advice =
        near === undefined ? [`Add ${quote(id)} to \`controls\``] : [`Write ${quote(near)}`];
      if (text !== undefined)
        advice.push(`${near === undefined ? 'write ' : ''}${quote(text)} if you mean a text`);
      report({
        path,
        subject,
        missing: id,
        message: `Unexpected control ${quote(id)}, expected the id of a registered control`,
        suggestion: advice.join(', or '),
      });
    };
    for (const { value, path, subject } of controlUsesOf(design)) {
      if (value.ref === undefined || design.controls.has(value.ref)) continue;
      complain(value.ref, path, subject, nameOfId(value.ref));
    }
    for (const [riskId, { controls }] of design.risks) {
      for (const [index, id] of controls.entries()) {
        if (!design.controls.has(id))
          complain(id, ['risks', riskId, 'controls', index], `risks.${riskId}`);
      }
    }
    for (const { section, path, subject } of sectionsOf(design)) {
      for (const [index, id] of section.controls.entries()) {
        if (!design.controls.has(id)) complain(id, [...path, 'controls', index], subject);
      }
    }
  },
} satisfies Rule;
