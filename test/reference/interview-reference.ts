import type { Section } from '../../src/interview/section.ts';
import type { StartingPoint } from '../../src/starting-point.ts';
import { code, table } from './markdown.ts';

/** The kinds of systems that an interview can start from. */
export function kindsReference(kinds: Readonly<Record<string, StartingPoint>>): string {
  const rows = Object.entries(kinds)
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(([id, { title, hint }]) => [code(id), title, hint]);
  return table(['Answer', 'Kind of system', 'What counts as one'], rows);
}

/** Every question by section, with the id that a file of answers calls it by. */
export function questionsReference(sections: Readonly<Record<string, Section>>): string {
  const sorted = Object.entries(sections).sort(
    ([, a], [, b]) =>
      Number(a.use === 'addition') - Number(b.use === 'addition') || a.rank - b.rank,
  );
  return sorted.map(([name, section]) => describe(name, section)).join('\n\n');
}

function describe(name: string, { title, intro, use, questions }: Section): string {
  const rows = questions.map(({ id, ask, why, form, ownWords, each }) => {
    const more = use === 'addition' ? '.N' : each === undefined ? '' : '.RISK';
    const words = typeof ask === 'string' ? ask : 'How likely and how bad is it?';
    return [
      code(`${id}${more}`),
      words,
      why,
      ownWords === undefined ? form : `${form}, or own words`,
    ];
  });
  const how =
    use === 'addition'
      ? `Chosen from the menu (${code(`add-${name}`)}); N counts the rounds of the menu.`
      : '';
  return [
    `### ${title}`,
    [intro, how].filter(Boolean).join(' '),
    table(['Id', 'Question', 'Why', 'Answer'], rows),
  ].join('\n\n');
}
