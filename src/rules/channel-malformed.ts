import { channelProblem } from '../model/channel-problem.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'A channel that looks like an address is one',
  severity: 'error',
  why: 'A report that is sent to half an address is lost, and its sender waits for an answer. Words that are no address are a channel too.',
  bad: `policy:
  reporting:
    channels: [security@, Any librarian at the desk]
`,
  good: `policy:
  reporting:
    channels: [security@library.example, Any librarian at the desk]
`,
  check({ policy }, report) {
    for (const [index, { to }] of (policy?.reporting?.channels ?? []).entries()) {
      const problem = isPlaceholder(to) ? undefined : channelProblem(to);
      if (problem === undefined) continue;
      report({
        path: ['policy', 'reporting', 'channels', index, 'to'],
        subject: 'policy.reporting',
        message: `The channel ${quote(to)} ${problem.what}`,
        suggestion: problem.suggestion,
      });
    }
  },
} satisfies Rule;
