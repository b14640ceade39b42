import { expect, test } from 'vitest';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import { isSensitivity, ratedText } from '../src/import-markdown/sensitivity.ts';
import { modelIn, type Yaml } from './helpers/imports.ts';

/** What documents say of data: a ferry company. */
const START =
  '# BUSINESS POSTURE\n\nA ferry.\n\n# SECURITY POSTURE\n\nExisting controls:\n\n- Rails\n\n';

const modelOf = (body: string): Promise<Yaml> =>
  modelIn(convertDesign(`${START}${body}\n`, 'ferry.md'));
const dataOf = async (list: string) =>
  (await modelOf(`# RISK ASSESSMENT\n\nData to protect:\n\n${list}`)).data;

test.each([
  ['Highly sensitive.', 'Highly sensitive', ''],
  ['High sensitivity.', 'high', ''],
  ['Sensitivity: High (cards).', 'High (cards).', ''],
  ['Sensitivity - Medium. Of crews.', 'medium', 'Of crews.'],
  ['Sensitive, as it tells where people are.', 'Sensitive, as it tells where people are.', ''],
  ['Where they sail. Confidential. Kept a year.', 'Confidential', 'Where they sail. Kept a year.'],
  ['Medium-High. Of crews.', 'Medium-High', 'Of crews.'],
])('“%s” rates data as %s', (text, sensitivity, rest) => {
  expect(ratedText(text)).toEqual({ sensitivity, rest });
});

test.each([
  'Sensitive information such as cards',
  'High-quality maps of the harbour',
  'Public timetables.',
  'Could be sensitive.',
  'Names of people, highly sensitive',
])('“%s” does not', (text) => {
  expect(ratedText(text)).toBeUndefined();
});

test('levels are no names', () => {
  expect(['Highly Sensitive', 'Low to medium', 'Public'].every(isSensitivity)).toBe(true);
  expect(['Public timetables', 'Cards'].some(isSensitivity)).toBe(false);
});

test('how sensitive data is goes into its field', async () => {
  expect(
    await dataOf(
      '- Cards: Highly sensitive. Of passengers.\n- Names of crews (with wages) — Confidential.\n- Timetables: Low.\n',
    ),
  ).toEqual({
    cards: { description: 'Of passengers.', sensitivity: 'Highly sensitive' },
    'names-of-crews-with-wages': {
      name: 'Names of crews (with wages)',
      sensitivity: 'Confidential',
    },
    timetables: { sensitivity: 'low' },
  });
});

test.each([
  ['a point', '- **High Sensitivity**:\n  - Cards\n- **Low**:\n  - Timetables: on paper\n'],
  ['a heading', '### High Sensitivity\n\n- Cards\n\n### Low\n\n- Timetables: on paper\n'],
])('a level over data, as %s, is that of all of them', async (_, list) => {
  const { data } = await modelOf(`# RISK ASSESSMENT\n\n## Data to protect\n\n${list}`);
  expect(data).toEqual({
    cards: { sensitivity: 'high' },
    timetables: { description: 'on paper', sensitivity: 'low' },
  });
});

test('a list of levels names no data', async () => {
  const { data, extra } = await modelOf(
    '# RISK ASSESSMENT\n\nData:\n\n- Cards\n\nData sensitivity levels:\n\n- Highly sensitive: cards\n- Public: timetables\n',
  );
  expect(Object.keys(data)).toEqual(['cards']);
  expect(extra).toEqual([
    {
      after: 'risk',
      name: 'Data sensitivity levels',
      text: '- Highly sensitive: cards\n- Public: timetables',
    },
  ]);
});

test('what stands below the sensitivity of data is about the data', async () => {
  expect(
    await dataOf(
      '- **Cards**:\n  - **Sensitivity**: High. Of passengers.\n  - **Place**: the till\n',
    ),
  ).toEqual({
    cards: { description: 'Of passengers.\n\n**Place**: the till', sensitivity: 'high' },
  });
});

test('the last sections may stand beside the views', async () => {
  const { business, questions } = await modelOf(
    '# DESIGN\n\n## C4 CONTEXT\n\n- Name: Ferry\n  - Type: System\n\n## RISK ASSESSMENT\n\nCritical processes:\n\n- Sailing\n\n## QUESTIONS & ASSUMPTIONS\n\nQuestions:\n\n- Who steers?\n',
  );
  expect([business.processes, questions]).toEqual([['Sailing'], ['Who steers?']]);
});
