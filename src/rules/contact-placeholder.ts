import type { ModelPath } from '../diagnostic.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export default {
  title: 'Contacts and owners are real',
  severity: 'warning',
  why: 'A placeholder looks like an answer, so nobody fills it in, and reports go nowhere: RFC 2606 reserves `example.com` and its like. Names below `.example` are left alone.',
  bad: `policy:
  reporting:
    channels: [security@example.com]
risks:
  stale-recipe: {name: An old recipe is baked, owner: TBD}
`,
  good: `policy:
  reporting:
    channels: [security@bakery.example]
risks:
  stale-recipe: {name: An old recipe is baked, owner: oven-team}
`,
  check({ system, policy, risks }, report) {
    const complain = (value: string | undefined, path: ModelPath, subject: string) => {
      if (value === undefined || !isPlaceholder(value)) return;
      report({
        path,
        subject,
        message: `Unexpected placeholder ${quote(value)}, expected someone who can be reached`,
        suggestion: 'Name a team, a person or an address; leave it out while nobody is known',
      });
    };
    for (const key of ['owners', 'contacts'] as const) {
      for (const [index, value] of system[key].entries())
        complain(value, ['system', key, index], 'system');
    }
    for (const [index, { to }] of (policy?.reporting?.channels ?? []).entries())
      complain(to, ['policy', 'reporting', 'channels', index, 'to'], 'policy.reporting');
    for (const [id, { owner }] of risks) complain(owner, ['risks', id, 'owner'], `risks.${id}`);
  },
} satisfies Rule;
