import { z } from 'zod';
import { entry, field, keyed, list, name, text } from './forms.ts';
import { section } from './section.ts';

const sections = (title: string, description: string, example: unknown) =>
  field(keyed(section), title, description, example).default(() => new Map());

/** What the security guide says to those who use or extend the system. */
export const guide = z
  .strictObject({
    text: field(text, 'Text', 'The introduction.', 'How to use the library safely.').optional(),
    language: field(
      name,
      'Language',
      'What samples are written in unless they say.',
      'python',
    ).optional(),
    practices: sections('Practices', 'What to do, by theme.', {
      secrets: { items: 'Keep them out of code.' },
    }),
    considerations: sections('Considerations', 'Limits, shared responsibility, compliance.', {
      caching: { text: 'Sessions stay in memory.' },
    }),
    checklists: sections('Checklists', 'Points to tick off, by occasion.', {
      release: { items: ['Dependencies are up to date'] },
    }),
    references: field(list(entry), 'References', 'Where more is written.', [
      'https://owasp.org',
    ]).default([]),
  })
  .meta({ id: 'guide' });
