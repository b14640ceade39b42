import type { Rule } from '../rule.ts';

export default {
  title: 'A CVSS vector is well formed',
  severity: 'error',
  why: 'Readers paste the vector into a calculator. The CVSS specifications of FIRST say which metrics and values there are and which are mandatory.',
  bad: `risks:
  search-injection:
    name: A search term reads the whole catalogue database
    cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H
`,
  good: `risks:
  search-injection:
    name: A search term reads the whole catalogue database
    cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N
`,
  check(design, report, context) {
    for (const [id, { cvss }] of design.risks) {
      const message = cvss === undefined ? undefined : context.cvss?.problemOfCvss(cvss);
      if (message === undefined) continue;
      report({
        path: ['risks', id, 'cvss'],
        subject: `risks.${id}`,
        message,
        suggestion: 'Copy the vector from a CVSS calculator',
      });
    }
  },
} satisfies Rule;
