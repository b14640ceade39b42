import { type Duration, durationOf } from '../model/duration.ts';
import { SEVERITIES } from '../model/levels.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** True only when it is certain: a month is neither longer nor shorter than thirty days. */
const isLonger = (one: Duration | undefined, other: Duration | undefined) =>
  one !== undefined && other !== undefined && one.least > other.most;

export default {
  title: 'The more severe a vulnerability, the sooner it is fixed',
  severity: 'warning',
  why: 'Reporters take the times for promises. Times that grow with the severity are a slip of the pen; so is news of a report before it is acknowledged. Only times that are lengths are compared, by their upper ends.',
  bad: `policy:
  reporting: {channels: [security@bakery.example]}
  response:
    fix: {critical: 2 weeks, high: 3-5 days, low: Next release}
`,
  good: `policy:
  reporting: {channels: [security@bakery.example]}
  response:
    fix: {critical: 3-5 days, high: 2 weeks, low: Next release}
`,
  check({ policy }, report) {
    const response = policy?.response;
    if (response === undefined) return;
    const { acknowledge, update, fix = {} } = response;
    const times = SEVERITIES.toReversed().flatMap((severity) => {
      const text = fix[severity];
      const length = text === undefined ? undefined : durationOf(text);
      return text === undefined || length === undefined ? [] : [{ severity, text, length }];
    });
    for (const [index, { severity, text, length }] of times.entries()) {
      const sooner = times.slice(index + 1).find((less) => isLonger(length, less.length));
      if (sooner === undefined) continue;
      report({
        path: ['policy', 'response', 'fix', severity],
        subject: 'policy.response',
        message: `The fix of a ${severity} vulnerability may take longer, ${quote(text)}, than that of a ${sooner.severity} one, ${quote(sooner.text)}`,
        suggestion: 'Exchange the two times, or correct one',
      });
    }
    // Without a word such as `within` an update may be one of many, hence sooner than the first.
    if (acknowledge === undefined || update === undefined || !/^(?:with)?in\b/i.test(update))
      return;
    if (isLonger(durationOf(acknowledge), durationOf(update)))
      report({
        path: ['policy', 'response', 'update'],
        subject: 'policy.response',
        message: `The reporter is to hear more, ${quote(update)}, before the report is acknowledged, ${quote(acknowledge)}`,
        suggestion: 'Exchange the two times, or correct one',
      });
  },
} satisfies Rule;
