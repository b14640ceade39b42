import type { Rule } from '../rule.ts';
import { suggester } from '../suggest.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A business risk that a risk feeds is one of `business.risks`',
  severity: 'error',
  always: true,
  why: 'The link shows the owner of the system why a security risk matters; it must lead somewhere.',
  bad: `business:
  risks:
    lost-trust: Readers no longer trust the library with their data
risks:
  loan-history-leak:
    name: The loan history of a reader leaks
    business-risks: [lost-thrust]
`,
  good: `business:
  risks:
    lost-trust: Readers no longer trust the library with their data
risks:
  loan-history-leak:
    name: The loan history of a reader leaks
    business-risks: [lost-trust]
`,
  check(design, report) {
    const suggest = suggester();
    const known = design.business.risks;
    for (const [riskId, risk] of design.risks) {
      for (const [index, id] of risk['business-risks'].entries()) {
        if (known.has(id)) continue;
        const near = suggest(id, known.keys());
        report({
          path: ['risks', riskId, 'business-risks', index],
          subject: `risks.${riskId}`,
          missing: id,
          message: `Unexpected business risk ${quote(id)}, expected an id of \`business.risks\``,
          suggestion:
            near === undefined ? `Add ${quote(id)} to \`business.risks\`` : `Write ${quote(near)}`,
        });
      }
    }
  },
} satisfies Rule;
