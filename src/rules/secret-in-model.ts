import type { Rule } from '../rule.ts';

export default {
  title: 'No passwords, keys or tokens in a model',
  severity: 'warning',
  why: 'A model is committed and its documents are published, and what was committed once stays in the history (CWE-798). Known forms are found, in comments too. A sample for show goes between the comments `secretlint-disable` and `secretlint-enable`.',
  bad: `guide:
  practices:
    ovens:
      samples:
        - curl https://baker:7grain-rye@ovens.example/temperature
`,
  good: `guide:
  practices:
    ovens:
      samples:
        - curl --netrc https://ovens.example/temperature
`,
  check(_, report, { secrets = [] }) {
    for (const { path, span, kind, masked } of secrets) {
      report({
        path,
        span,
        ...(path.length === 0 ? {} : { subject: path.join('.') }),
        message: `Unexpected ${kind} \`${masked}\` in the model`,
        suggestion: 'Make it invalid where it is used, and name the place that keeps the new one',
      });
    }
  },
} satisfies Rule;
