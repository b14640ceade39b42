import { describe, expect, test } from 'vitest';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import { modelIn, type Yaml } from './helpers/imports.ts';

/** How documents write down controls, each in the smallest one that does: a shop for bicycles. */
const BUSINESS = '# BUSINESS POSTURE\n\nA shop hires out bicycles.\n\n';

const modelOf = (text: string): Promise<Yaml> => modelIn(convertDesign(text, 'bicycles.md'));
/** The controls registered by a list or table below a label of existing ones. */
const registered = async (body: string): Promise<Yaml> => {
  const { controls } = await modelOf(
    `${BUSINESS}# SECURITY POSTURE\n\nExisting security controls:\n\n${body}\n`,
  );
  return controls;
};
/** The till of a shop, with a field of its own or in a table. */
const till = async (fields: string): Promise<Yaml> => {
  const { context } = await modelOf(
    `${BUSINESS}# DESIGN\n\n## C4 CONTEXT\n\n- Name: Till\n  - Type: Computer\n  - Description: Takes money.\n${fields}\n`,
  );
  return context.elements.till;
};
const tillOfCell = async (cell: string): Promise<Yaml> => {
  const { context } = await modelOf(
    `${BUSINESS}# DESIGN\n\n## C4 CONTEXT\n\n| Name | Type | Description | Security controls |\n| --- | --- | --- | --- |\n| Till | Computer | Takes money. | ${cell} |\n`,
  );
  return context.elements.till;
};
const built = async (body: string): Promise<Yaml> => {
  const { build } = await modelOf(
    `${BUSINESS}# SECURITY POSTURE\n\n# BUILD\n\nSecurity controls:\n\n${body}\n`,
  );
  return build;
};

describe('a control that is not there yet', () => {
  test.each([
    ['Locks with sensors (recommended).', 'Locks with sensors', 'recommended'],
    ['Locks with sensors (planned)', 'Locks with sensors', 'planned'],
    ['Locks with sensors (future).', 'Locks with sensors', 'planned'],
    ['Locks with sensors (proposed)', 'Locks with sensors', 'recommended'],
    ['Locks with sensors *(not yet implemented)*.', 'Locks with sensors', 'recommended'],
    ['Locks with sensors. (To be implemented)', 'Locks with sensors', 'planned'],
    ['(Recommended) Locks with sensors', 'Locks with sensors', 'recommended'],
    ['Recommended: Locks with sensors', 'Locks with sensors', 'recommended'],
    ['**Planned:** Locks with sensors', 'Locks with sensors', 'planned'],
  ])('“%s” has its status and its bare name', async (text, name, status) => {
    const stated = { name, status };
    expect(await registered(`- ${text}`)).toEqual({ 'locks-with-sensors': { status } });
    expect((await till(`  - Security controls:\n    - ${text}`)).controls).toEqual([stated]);
    expect((await till(`  - Security controls: ${text}`)).controls).toEqual([stated]);
    expect((await tillOfCell(text)).controls).toEqual([stated]);
    expect((await built(`- ${text}`)).controls).toEqual([stated]);
  });

  test.each([
    ['(Recommended) Locks: They report a theft.'],
    ['**Locks (recommended)**: They report a theft.'],
    ['Locks (recommended): They report a theft.'],
  ])('“%s” is parted into name and text as any other', async (text) => {
    const stated = { name: 'Locks', status: 'recommended', description: 'They report a theft.' };
    expect(Object.values(await registered(`- ${text}`))).toMatchObject([
      { status: 'recommended', description: 'They report a theft.' },
    ]);
    expect((await till(`  - Security controls:\n    - ${text}`)).controls).toEqual([stated]);
  });

  test('the name of a row of a table has its status behind it', async () => {
    expect(
      await registered('| Control | Details |\n| --- | --- |\n| Locks (planned) | Steel. |'),
    ).toEqual({ locks: { description: 'Steel.', status: 'planned' } });
  });

  test('the prefix of a line of an element has its status, too', async () => {
    const { controls } = await till('  - Recommended security control: Locks');
    expect(controls ?? (await tillOfCell('Recommended security control: Locks')).controls).toEqual([
      { name: 'Locks', status: 'recommended' },
    ]);
  });

  test.each([
    'Locks, potentially with sensors',
    'Locks (optional)',
    'Locks, recommended for night',
  ])('“%s” is not registered as an existing control for being said twice', async (text) => {
    const { controls, context } = await modelOf(
      `${BUSINESS}# DESIGN\n\n## C4 CONTEXT\n\n${['Till', 'Stand'].map((name) => `- Name: ${name}\n  - Type: Computer\n  - Description: Of steel.\n  - Security controls: ${text}\n`).join('')}`,
    );
    expect(controls).toBeUndefined();
    expect(context.elements.stand.controls).toEqual([text]);
  });

  test('words in the middle of a sentence are left as they are', async () => {
    const text = 'Locks that the police recommended (planned for May) for the stand';
    expect((await till(`  - Security controls: ${text}`)).controls).toEqual([text]);
  });
});
