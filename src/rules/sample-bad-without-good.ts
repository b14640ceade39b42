import { type SampleList, sampleListsOf } from '../model/sections-of.ts';
import type { Rule } from '../rule.ts';

export default {
  title: 'A bad example is followed by a good one',
  severity: 'warning',
  why: 'Readers copy code. Whoever sees only what not to do still has to find out what to do. The good one may be a sample of its own, in the same list or at the point before or after.',
  bad: `guide:
  practices:
    passwords:
      samples:
        - bad: password = "opensesame"
`,
  good: `guide:
  practices:
    passwords:
      samples:
        - bad: password = "opensesame"
          good: password = os.environ["PASSWORD"]
`,
  check(design, report) {
    let before: SampleList | undefined;
    let open: SampleList | undefined;
    const complain = () => {
      if (open === undefined) return;
      const index = open.samples.findIndex(({ bad }) => bad !== undefined);
      report({
        path: [...open.path, index, 'bad'],
        subject: open.subject,
        message: 'The sample shows how not to do it and nothing shows how to do it',
        suggestion: 'Add `good`',
      });
      open = undefined;
    };
    for (const list of sampleListsOf(design)) {
      const isGood = has(list, 'good') && !has(list, 'bad');
      const isBad = has(list, 'bad') && !has(list, 'good');
      if (isGood && open?.subject === list.subject) {
        open = undefined;
        before = undefined;
        continue;
      }
      complain();
      const answered = isBad && before?.subject === list.subject;
      if (isBad && !answered) open = list;
      before = isGood ? list : undefined;
    }
    complain();
  },
} satisfies Rule;

function has({ samples }: SampleList, key: 'bad' | 'good'): boolean {
  return samples.some((sample) => sample[key] !== undefined);
}
