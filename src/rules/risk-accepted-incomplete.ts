import type { Rule } from '../rule.ts';
import { joinWords, quote } from '../wording.ts';

export default {
  title: 'An accepted risk says why, by whom and until when',
  severity: 'error',
  why: 'A risk is accepted by somebody, on some ground and for some time; the document has to say all three. ISO/IEC 27001:2022, 6.1.3 f), wants the owner of a risk to accept what remains of it.',
  bad: `risks:
  shared-passwords:
    name: Librarians share one password
    treatment: accept
    reason: The old catalogue knows only one account.
`,
  good: `risks:
  shared-passwords:
    name: Librarians share one password
    treatment: accept
    reason: The old catalogue knows only one account.
    owner: Head of the library
    until: 2035-06-30
`,
  check(design, report) {
    for (const [id, risk] of design.risks) {
      if (risk.treatment !== 'accept') continue;
      const missing = (['reason', 'owner', 'until'] as const).filter((key) => !risk[key]);
      if (missing.length === 0) continue;
      const keys = joinWords(missing.map(quote));
      report({
        path: ['risks', id, 'treatment'],
        subject: `risks.${id}`,
        message: `The accepted risk ${quote(id)} lacks ${keys}`,
        suggestion: `Add ${keys}, or take back the acceptance`,
      });
    }
  },
} satisfies Rule;
