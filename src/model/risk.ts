import { z } from 'zod';
import { date, field, id, list, name, text } from './forms.ts';
import { likelihood, severity } from './levels.ts';

/** The six kinds of threat of STRIDE (Kohnfelder and Garg, Microsoft, 1999). */
const STRIDE = [
  'spoofing',
  'tampering',
  'repudiation',
  'information-disclosure',
  'denial-of-service',
  'elevation-of-privilege',
] as const;

/** The four answers to a risk (ISO 31000, NIST SP 800-39). */
export const TREATMENTS = ['mitigate', 'accept', 'transfer', 'avoid'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** What could go wrong, how bad it is, and what is done about it. */
export const risk = z
  .strictObject({
    name: field(
      name,
      'Name',
      'The risk in a few words; the id in words if absent.',
      'Card numbers are stolen',
    ).optional(),
    description: field(
      text,
      'Description',
      'How it comes about and what follows.',
      'A script on the payment page reads the form.',
    ).optional(),
    affects: field(
      list(name),
      'Affects',
      'What is hit: `<view>.<id>`, `<view>.<from> -> <to>` or `data.<id>`.',
      ['container.web -> api', 'data.cards'],
    ).default([]),
    stride: field(list(z.enum(STRIDE)), 'STRIDE', 'Which kinds of threat it is.', [
      'tampering',
    ]).default([]),
    likelihood: field(
      likelihood,
      'Likelihood',
      'How likely it is, with the controls that exist.',
      'low',
    ).optional(),
    impact: field(severity, 'Impact', 'How bad it is when it happens.', 'critical').optional(),
    cvss: field(
      name,
      'CVSS',
      'A CVSS vector, version 2.0 to 4.0.',
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    ).optional(),
    treatment: field(
      z.enum(TREATMENTS),
      'Treatment',
      'What is done about it; absent means open.',
      'mitigate',
    ).optional(),
    controls: field(list(id), 'Controls', 'Ids of the registered controls that answer it.', [
      'code-review',
    ]).default([]),
    residual: field(
      severity,
      'Residual severity',
      'How bad it still is with the controls.',
      'low',
    ).optional(),
    reason: field(text, 'Reason', 'Why it is treated so.', 'The bank takes the loss.').optional(),
    owner: field(name, 'Owner', 'Who answers for it.', 'payments-team').optional(),
    ticket: field(name, 'Ticket', 'Where the work is tracked.', 'PAY-123').optional(),
    until: field(date, 'Until', 'The last day that the treatment holds.', '2027-03-31').optional(),
    'business-risks': field(
      list(id),
      'Business risks',
      'Ids of the business risks that it feeds.',
      ['supply-chain'],
    ).default([]),
    references: field(list(name), 'References', 'Where more is written.', [
      'CWE-494',
      'CAPEC-185',
    ]).default([]),
  })
  .meta({ id: 'risk' });

export type Risk = z.output<typeof risk>;
