import { sectionsOf } from '../model/sections-of.ts';
import type { Rule } from '../rule.ts';
import { suggester } from '../suggest.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A risk that a section answers is in the register',
  severity: 'error',
  always: true,
  why: 'The link says why the section is there, and which risk loses its answer when the section goes; it must lead somewhere.',
  bad: `risks:
  session-theft: {name: A session cookie is stolen}
guide:
  practices:
    sessions:
      text: Set the cookie flags.
      risks: [sesion-theft]
`,
  good: `risks:
  session-theft: {name: A session cookie is stolen}
guide:
  practices:
    sessions:
      text: Set the cookie flags.
      risks: [session-theft]
`,
  check(design, report) {
    const suggest = suggester();
    for (const { section, path, subject } of sectionsOf(design)) {
      for (const [index, id] of section.risks.entries()) {
        if (design.risks.has(id)) continue;
        const near = suggest(id, design.risks.keys());
        report({
          path: [...path, 'risks', index],
          subject,
          missing: id,
          message: `Unexpected risk ${quote(id)}, expected the id of a registered risk`,
          suggestion: near === undefined ? `Add ${quote(id)} to \`risks\`` : `Write ${quote(near)}`,
        });
      }
    }
  },
} satisfies Rule;
