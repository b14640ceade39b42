import { z } from 'zod';
import { entry, field, keyed, list, name, text } from './forms.ts';
import { section } from './section.ts';

const channelObject = z.strictObject({
  to: field(
    name,
    'To',
    'An e-mail address, an https URL, a @handle, or words.',
    'security@pallets.example',
  ),
  pgp: field(
    text,
    'PGP',
    'The fingerprint of the key, or where it is.',
    '0123 4567 89AB CDEF',
  ).optional(),
  text: field(text, 'Text', 'What to know about it.', 'Read every working day.').optional(),
});

/** A way to reach those who mend it. */
export type Channel = z.output<typeof channelObject>;

const channel = z.union([name.transform((to): Channel => ({ to })), channelObject]).meta({
  id: 'channel',
  title: 'Channel',
  description: 'An e-mail address, an https URL, a @handle, words, or a map with more about it.',
  examples: ['security@pallets.example', { to: '@maintainer', text: 'On GitHub' }],
});

const severityTimes = z.strictObject({
  critical: field(name, 'Critical', 'How soon a critical one is fixed.', '3 days').optional(),
  high: field(name, 'High', 'How soon a high one is fixed.', '2 weeks').optional(),
  medium: field(name, 'Medium', 'How soon a medium one is fixed.', '4 weeks').optional(),
  low: field(name, 'Low', 'How soon a low one is fixed.', 'Next release').optional(),
});

/** What SECURITY.md says: nothing of the rest of the model is published unless it is named here. */
export const policy = z
  .strictObject({
    text: field(text, 'Text', 'The introduction.', 'We take reports seriously.').optional(),
    scope: field(
      z.strictObject({
        text: field(text, 'Text', 'About the scope.', 'This covers the library.').optional(),
        in: field(list(entry), 'In scope', 'What the policy covers.', ['The parser']).default([]),
        out: field(list(entry), 'Out of scope', 'What it does not cover.', [
          'Applications',
        ]).default([]),
      }),
      'Scope',
      'What the policy covers and what not.',
      { in: 'The library' },
    ).optional(),
    versions: field(
      z.strictObject({
        supported: field(list(name), 'Supported', 'Versions that get security updates.', [
          '8.x',
        ]).default([]),
        unsupported: field(list(name), 'Unsupported', 'Versions that do not.', ['< 8.0']).default(
          [],
        ),
        text: field(
          text,
          'Text',
          'About the versions.',
          'Only the latest one is supported.',
        ).optional(),
      }),
      'Supported versions',
      'Which versions get security updates.',
      { supported: '8.x' },
    ).optional(),
    reporting: field(
      z.strictObject({
        channels: field(list(channel), 'Channels', 'Where to report, preferred one first.', [
          'security@pallets.example',
        ]).default([]),
        include: field(list(entry), 'Include', 'What a report should hold.', [
          'Steps to reproduce',
        ]).default([]),
        text: field(text, 'Text', 'About reporting.', 'We answer in English.').optional(),
      }),
      'Reporting',
      'How to report a vulnerability.',
      { channels: 'security@pallets.example' },
    ).optional(),
    response: field(
      z.strictObject({
        acknowledge: field(
          name,
          'Acknowledge',
          'How soon a report is answered.',
          '48 hours',
        ).optional(),
        update: field(
          name,
          'Update',
          'How soon, or how often, the reporter hears more.',
          '7 days',
        ).optional(),
        fix: field(severityTimes, 'Fix', 'How soon it is fixed, by severity.', {
          critical: '3 days',
        }).optional(),
        text: field(text, 'Text', 'About the times.', 'It depends on the complexity.').optional(),
      }),
      'Response',
      'What happens after a report, and when.',
      { acknowledge: '48 hours' },
    ).optional(),
    disclosure: field(
      z.strictObject({
        steps: field(list(entry), 'Steps', 'What happens, in order; printed numbered.', [
          'We confirm it',
        ]).default([]),
        embargo: field(
          text,
          'Embargo',
          'How long to keep it to oneself.',
          'Until a fix is released.',
        ).optional(),
        text: field(text, 'Text', 'About disclosure.', 'We credit reporters.').optional(),
      }),
      'Disclosure',
      'How a vulnerability is made public.',
      { embargo: 'Until a fix is released.' },
    ).optional(),
    sections: field(
      keyed(section),
      'Sections',
      'What else it says, by id: scanning, updates, compliance, safe harbour …',
      {
        scanning: { text: 'Every change is scanned.' },
      },
    ).default(() => new Map()),
    closing: field(text, 'Closing', 'The last words.', 'Thank you.').optional(),
  })
  .meta({ id: 'policy' });
