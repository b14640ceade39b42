import { z } from 'zod';
import { field, name, text } from './forms.ts';
import { level } from './levels.ts';

/** Data worth protecting. */
export const dataAsset = z
  .strictObject({
    name: field(
      name,
      'Name',
      'What the data is called; the id in words if absent.',
      'Card numbers',
    ).optional(),
    description: field(
      text,
      'Description',
      'What it holds and why it matters.',
      'Numbers and expiry dates of payment cards',
    ).optional(),
    sensitivity: field(
      text,
      'Sensitivity',
      'One of none, low, medium, high, critical, or a text that says how sensitive it is.',
      'high',
    ).optional(),
    confidentiality: field(
      level,
      'Confidentiality',
      'How bad it is when others read it.',
      'critical',
    ).optional(),
    integrity: field(level, 'Integrity', 'How bad it is when others change it.', 'high').optional(),
    availability: field(level, 'Availability', 'How bad it is when it is gone.', 'low').optional(),
    protection: field(
      text,
      'Protection',
      'How it is protected.',
      'Encrypted at rest with a key per tenant',
    ).optional(),
  })
  .meta({ id: 'data-asset' });

export type DataAsset = z.output<typeof dataAsset>;
