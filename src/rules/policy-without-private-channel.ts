import { isPublicTracker } from '../model/public-tracker.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A vulnerability can be reported in private',
  severity: 'error',
  why: 'A report in a public tracker tells attackers and those who mend it at the same time, and attackers are often faster.',
  bad: `policy:
  reporting:
    channels: [https://github.com/bakery/oven/issues]
`,
  good: `policy:
  reporting:
    channels: [https://github.com/bakery/oven/security/advisories/new]
`,
  check({ policy }, report) {
    const channels = policy?.reporting?.channels ?? [];
    const [first] = channels;
    if (first === undefined || !channels.every(({ to }) => isPublicTracker(to))) return;
    report({
      path: ['policy', 'reporting', 'channels'],
      subject: 'policy.reporting',
      message:
        channels.length === 1
          ? `The only channel, ${quote(first.to)}, is public`
          : `The policy has ${channels.length} channels, all of them public`,
      suggestion: 'Add an e-mail address, a private form or `<repository>/security/advisories/new`',
    });
  },
} satisfies Rule;
