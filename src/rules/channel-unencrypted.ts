import { channelKind } from '../model/channel-kind.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A report travels encrypted',
  severity: 'warning',
  why: 'What is sent to an http form can be read and changed on the way (CWE-319), and a report holds the way in.',
  bad: `policy:
  reporting:
    channels: [http://bakery.example/report]
`,
  good: `policy:
  reporting:
    channels: [https://bakery.example/report]
`,
  check({ policy }, report) {
    for (const [index, { to }] of (policy?.reporting?.channels ?? []).entries()) {
      if (channelKind(to) !== 'url') continue;
      const { protocol, hostname } = new URL(to);
      // Tor encrypts by itself.
      if (protocol === 'https:' || hostname.endsWith('.onion')) continue;
      report({
        path: ['policy', 'reporting', 'channels', index, 'to'],
        subject: 'policy.reporting',
        message: `The channel ${quote(to)} is not encrypted, expected https`,
        suggestion: `Write ${quote(to.replace(/^http:/i, 'https:'))} if the server answers there`,
      });
    }
  },
} satisfies Rule;
