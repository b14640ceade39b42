import { textAt } from '../interview/draft-model.ts';
import { lines } from '../interview/lines.ts';
import type { Section } from '../interview/section.ts';
import { startingPointChoices } from '../interview/starting-point-choices.ts';

export default {
  title: 'The system',
  intro: 'What is described, and who answers for it.',
  rank: 1,
  use: 'draft',
  questions: [
    {
      id: 'system.name',
      form: 'line',
      ask: 'What is the system called?',
      why: 'It heads the document and stands in the middle of the diagrams.',
      field: ['system', 'name'],
      required: true,
      isSaid: ({ model }) => textAt(model, 'system', 'name') !== '',
      preset: ({ model, facts }) => textAt(model, 'system', 'name') || facts.folder,
      edits: (answer) => [
        { kind: 'set', path: ['threatdoc'], value: 1 },
        { kind: 'set', path: ['system', 'name'], value: lines(answer).join(' ') },
      ],
    },
    {
      id: 'system.kind',
      form: 'choice',
      ask: 'What kind of system is it?',
      why: 'It decides what the next questions offer; it is not written down.',
      isSaid: () => false,
      choices: ({ startingPoints }) => startingPointChoices(startingPoints),
    },
    {
      id: 'system.description',
      form: 'line',
      ask: 'What is it, in a sentence?',
      why: 'A reviewer who has never heard of it starts here.',
      field: ['system', 'description'],
      example: ({ start }) => start.example.description,
      isSaid: ({ model }) => textAt(model, 'system', 'description') !== '',
      preset: ({ model }) => textAt(model, 'system', 'description'),
      edits: (answer) => [
        { kind: 'set', path: ['system', 'description'], value: lines(answer).join(' ') },
      ],
    },
    {
      id: 'system.repository',
      form: 'line',
      ask: 'Where is its source?',
      why: 'The document links to it.',
      field: ['system', 'repository'],
      isSaid: ({ model }) => textAt(model, 'system', 'repository') !== '',
      preset: ({ model, facts }) =>
        textAt(model, 'system', 'repository') || (facts.repository ?? ''),
      problem: (answer) =>
        /\s/.test(lines(answer).join(' ')) ? 'Expected an address, without spaces.' : undefined,
      edits: (answer) => [
        { kind: 'set', path: ['system', 'repository'], value: lines(answer).join(' ') },
      ],
    },
    {
      id: 'system.owners',
      form: 'line',
      ask: 'Who answers for it? A team or a person; several with commas.',
      why: 'Risks that are accepted need somebody who accepted them.',
      field: ['system', 'owners'],
      isSaid: ({ model }) => textAt(model, 'system', 'owners') !== '' || 'owners' in system(model),
      edits: (answer) =>
        lines(answer)
          .flatMap((line) => line.split(','))
          .map((owner) => owner.trim())
          .filter((owner) => owner !== '')
          .map((value) => ({ kind: 'insert', path: ['system', 'owners'], value })),
    },
  ],
} satisfies Section;

function system(model: Readonly<Record<string, unknown>>): object {
  const value = model.system;
  return typeof value === 'object' && value !== null ? value : {};
}
