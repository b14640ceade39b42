import { listAt } from '../interview/draft-model.ts';
import { lines } from '../interview/lines.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import type { Section } from '../interview/section.ts';
import { channelKind } from '../model/channel-kind.ts';

/** What helps most to understand a report (OpenSSF, Guide to coordinated vulnerability disclosure). */
const INCLUDE = [
  'What the weakness is, and where',
  'Steps to reproduce it',
  'Affected versions and settings',
  'What an attacker could do with it',
] as const;

/** Times that are promised together, from fast to slow. */
const RESPONSES = [
  { id: 'fast', acknowledge: 'Within 24 hours', update: 'Within 3 days' },
  { id: 'usual', acknowledge: 'Within 48 hours', update: 'Within 7 days' },
  { id: 'volunteers', acknowledge: 'Within 7 days', update: 'Within 30 days' },
] as const;

const NO_TIMES = 'none';

export default {
  title: 'Security policy (SECURITY.md)',
  intro: 'What SECURITY.md says to those who find a weakness.',
  rank: 10,
  use: 'draft',
  optional: true,
  questions: [
    {
      id: 'policy.channel',
      form: 'line',
      ask: 'Where can somebody report a weakness in private?',
      why: 'With an e-mail address or https URL there will be a SECURITY.md, which also asks for what a report should hold.',
      field: ['policy', 'reporting', 'channels'],
      isSaid: ({ model }) => 'policy' in model,
      problem: (answer) =>
        ['email', 'url'].includes(channelKind(lines(answer).join(' ')))
          ? undefined
          : 'Expected an e-mail address or an https URL.',
      edits: (answer) => [
        ...lines(answer).map(
          (value): ModelEdit => ({
            kind: 'insert',
            path: ['policy', 'reporting', 'channels'],
            value,
          }),
        ),
        ...INCLUDE.map(
          (value): ModelEdit => ({
            kind: 'insert',
            path: ['policy', 'reporting', 'include'],
            value,
          }),
        ),
      ],
    },
    {
      id: 'policy.response',
      form: 'choice',
      ask: 'How soon do you answer?',
      why: 'Promise only what you can keep; a promise that is broken is worse than none.',
      applies: ({ model }) => 'policy' in model,
      isSaid: ({ model }) => 'policy' in model,
      choices: () => [
        ...RESPONSES.map(({ id, acknowledge, update }) => ({
          id,
          name: `${acknowledge}, and news ${update.toLowerCase()}`,
        })),
        { id: NO_TIMES, name: 'No promise' },
      ],
      edits: (answer) =>
        RESPONSES.filter(({ id }) => lines(answer).includes(id)).flatMap(
          ({ acknowledge, update }): ModelEdit[] => [
            { kind: 'set', path: ['policy', 'response', 'acknowledge'], value: acknowledge },
            { kind: 'set', path: ['policy', 'response', 'update'], value: update },
          ],
        ),
    },
    {
      id: 'policy.versions',
      form: 'line',
      ask: 'Which versions get security updates? Several with commas.',
      why: 'Users of other versions need to know that they are on their own.',
      field: ['policy', 'versions', 'supported'],
      applies: ({ model }) => 'policy' in model,
      isSaid: ({ model }) => listAt(model, 'policy', 'versions').length > 0,
      edits: (answer) =>
        lines(answer)
          .flatMap((line) => line.split(','))
          .map((version) => version.trim())
          .filter((version) => version !== '')
          .map((value) => ({ kind: 'insert', path: ['policy', 'versions', 'supported'], value })),
    },
  ],
} satisfies Section;
