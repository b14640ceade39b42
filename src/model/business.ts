import { z } from 'zod';
import { entry, field, keyed, list, name, text } from './forms.ts';

const businessRisk = z
  .strictObject({
    name: field(
      name,
      'Name',
      'The risk in a few words.',
      'A tampered release reaches users',
    ).optional(),
    description: field(
      text,
      'Description',
      'What it would mean.',
      'Every user would run the code.',
    ).optional(),
  })
  .meta({ id: 'business-risk' });

/** Why the system exists and what its owner fears. */
export const business = z
  .strictObject({
    description: field(
      text,
      'Description',
      'What the system is for.',
      'A library for command-line interfaces.',
    ).optional(),
    goals: field(list(entry), 'Goals', 'Business priorities and goals.', [
      'Keep developers productive',
    ]).default([]),
    risks: field(keyed(businessRisk), 'Business risks', 'The most important ones, by id.', {
      'supply-chain': 'A tampered release reaches users',
    }).default(() => new Map()),
    processes: field(list(entry), 'Critical business processes', 'What must go on working.', [
      'Publishing releases',
    ]).default([]),
    notes: field(
      text,
      'Notes',
      'What else is to say.',
      'The project has no paid staff.',
    ).optional(),
  })
  .meta({ id: 'business' });
