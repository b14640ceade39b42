import type { Rule } from '../rule.ts';

export default {
  title: 'A security policy says where to report',
  severity: 'error',
  why: 'Whoever finds a vulnerability and no address makes it public or keeps it. ISO/IEC 29147:2018 has vendors publish how to reach them.',
  bad: `policy:
  reporting:
    include: [Steps to reproduce]
`,
  good: `policy:
  reporting:
    channels: [security@bakery.example]
    include: [Steps to reproduce]
`,
  check({ policy }, report) {
    if (policy === undefined || (policy.reporting?.channels.length ?? 0) > 0) return;
    report({
      path: policy.reporting ? ['policy', 'reporting', 'channels'] : ['policy', 'reporting'],
      subject: 'policy.reporting',
      message: 'The policy names no channel for reports',
      suggestion:
        'Add `channels` to `policy.reporting`: an e-mail address, a private https form or a @handle',
    });
  },
} satisfies Rule;
