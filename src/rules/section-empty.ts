import { sectionsOf } from '../model/sections-of.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A section of the policy or the guide says something',
  severity: 'note',
  why: 'A heading with nothing below it makes readers look for what is missing.',
  bad: `guide:
  practices:
    secrets: Secrets
`,
  good: `guide:
  practices:
    secrets: {name: Secrets, items: [Keep them out of the code.]}
`,
  check(design, report) {
    for (const { section, path, subject } of sectionsOf(design)) {
      const { text, controls, items, samples, sections } = section;
      const parts = controls.length + items.length + samples.length + (sections?.size ?? 0);
      if (text !== undefined || parts > 0) continue;
      report({
        path,
        at: 'key',
        subject,
        message: `The section ${quote(subject)} has nothing below its heading`,
        suggestion: 'Add `text`, `items` or `samples`, or remove it',
      });
    }
  },
} satisfies Rule;
