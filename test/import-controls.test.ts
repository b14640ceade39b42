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

describe('what is no control', () => {
  test.each([
    'N/A (the rider is external)',
    'None (relies on the lock of the rider).',
    'None directly, but relies on the lock of the rider.',
    'Not applicable, as it has no door',
    'See container diagram',
    '(See Container diagram descriptions).',
    'Same as in Context Diagram.',
    'Refer to Container Diagram Security Controls for each component.',
    'All previously mentioned security controls.',
  ])('“%s” is said of the element', async (text) => {
    const description = `Takes money.\n\nSecurity controls: ${text}`;
    for (const element of [
      await till(`  - Security controls: ${text}`),
      await till(`  - Security controls:\n    - ${text}`),
      await tillOfCell(text),
    ]) {
      expect(element).toMatchObject({ description });
      expect(element.controls).toBeUndefined();
    }
    expect((await built(`- ${text}\n- Locks`)).controls).toEqual(['Locks']);
    expect(Object.keys(await registered(`- ${text}\n- Locks`))).toEqual(['locks']);
  });

  test('“Same as in Context Diagram.” is no responsibility, either', async () => {
    const element = await till('  - Responsibilities: Same as in Context Diagram.');
    expect(element.description).toBe(
      'Takes money.\n\nResponsibilities: Same as in Context Diagram.',
    );
    expect(element.responsibilities).toBeUndefined();
  });

  test.each([
    'None of the locks opens without a code',
    'None (direct use), but locks are checked',
    'See-through locks',
    'All bicycles are locked',
  ])('“%s” is a control', async (text) => {
    expect((await till(`  - Security controls: ${text}`)).controls).toEqual([text]);
  });

  test('a responsibility to see something is one', async () => {
    const { responsibilities } = await till('  - Responsibilities: See all bookings');
    expect(responsibilities).toEqual(['See all bookings']);
  });

  test('a risk among the controls of an element is said of it', async () => {
    const element = await tillOfCell('TLS; accepted risk: theft of the till');
    expect(element).toMatchObject({
      controls: ['TLS'],
      description: 'Takes money.\n\nAccepted risk: theft of the till',
    });
  });

  test.each([
    'No specific accepted risks were mentioned in the input. All risks should be treated.',
    'No explicit accepted risks have been documented.',
    'There are currently no accepted risks.',
  ])('“%s” is no accepted risk', async (text) => {
    const { risks, extra } = await modelOf(
      `${BUSINESS}# SECURITY POSTURE\n\nAccepted risks:\n\n- ${text}\n`,
    );
    expect(risks).toBeUndefined();
    expect(extra).toEqual([{ after: 'security', name: 'Accepted risks', text }]);
  });

  test.each(['No risk assessment is done', 'No lock on the shed', 'No accepted risk register'])(
    '“%s” is an accepted risk',
    async (text) => {
      const { risks } = await modelOf(
        `${BUSINESS}# SECURITY POSTURE\n\nAccepted risks:\n\n- ${text}\n`,
      );
      expect(Object.keys(risks)).toHaveLength(1);
    },
  );
});

describe('several controls in one line', () => {
  test('are parted at semicolons, each with its own prefix and status', async () => {
    const text = 'PIN; security control: Alarm; security control: Camera (planned); mTLS inside';
    const controls = ['PIN', 'Alarm', { name: 'Camera', status: 'planned' }, 'mTLS inside'];
    expect((await tillOfCell(text)).controls).toEqual(controls);
    expect((await till(`  - Security controls: ${text}`)).controls).toEqual(controls);
  });

  test.each([
    'Locks (of steel; of brass) and “a; b” and `c; d`',
    'Steel locks; however, they rust',
    'Depends on the bicycle; riders choose its lock',
    'Locks, chains, alarms',
  ])('“%s” stays one', async (text) => {
    expect((await tillOfCell(text)).controls).toEqual([text.replaceAll('`', '')]);
  });

  test('a name with its text stays one', async () => {
    expect((await tillOfCell('Locks: steel at night; brass by day')).controls).toEqual([
      { name: 'Locks', description: 'steel at night; brass by day' },
    ]);
  });

  test('a sentence in a list stays one', async () => {
    const text = 'Locks are greased; verified by the shop';
    expect((await till(`  - Security controls:\n    - ${text}`)).controls).toEqual([text]);
  });
});

describe('where a control is', () => {
  test.each([
    ['(Implemented: the repository)', 'Implemented: the repository'],
    ['Implemented in: GitHub repository.', 'Implemented in: GitHub repository'],
    ['Implemented in the code of the app', 'Implemented in the code of the app'],
    ['(Tracked in the repository).', 'Tracked in the repository'],
    ['(Visible in the repository).', 'Visible in the repository'],
    ['(Part of the pull request workflow)', 'Part of the pull request workflow'],
    ['Configurable in the server.', 'Configurable in the server'],
  ])('is taken off behind its sentence: “%s”', async (place, where) => {
    expect(await registered(`- Passwords of riders are hashed (bcrypt). ${place}`)).toEqual({
      'passwords-riders-are-hashed': {
        name: 'Passwords of riders are hashed (bcrypt)',
        where,
      },
    });
  });

  test('is taken off before a name is parted at its colon', async () => {
    expect(await registered('- Use of locks (of steel). Implemented in: the shed.')).toEqual({
      'use-of-locks-of-steel': {
        name: 'Use of locks (of steel)',
        where: 'Implemented in: the shed',
      },
    });
  });

  test('a colon in brackets parts no name', async () => {
    const text = 'Lock every bicycle of the shop at night (exception: the cargo bicycle)';
    expect(Object.values(await registered(`- ${text}`))).toEqual([
      {
        name: 'Lock every bicycle of the shop at night',
        description: '(exception: the cargo bicycle)',
      },
    ]);
  });

  test.each([
    'Implemented in client code to handle errors gracefully.',
    'Implemented through adherence to the rules of the shop.',
    'Implemented by checking each lock.',
  ])('“%s” says how, not where', async (text) => {
    expect(await registered(`- Locks\n  - ${text}`)).toEqual({ locks: { description: text } });
  });

  test('a place below a control stays one', async () => {
    expect(await registered('- Locks\n  - Implemented in the shed')).toEqual({
      locks: { where: 'Implemented in the shed' },
    });
  });
});

describe('the name of a control', () => {
  test('is the first of its sentences', async () => {
    expect(await registered('- Rely on locks. Mitigated by a camera, e.g. at night.')).toEqual({
      'rely-on-locks': { description: 'Mitigated by a camera, e.g. at night.' },
    });
  });

  test('and of a risk, too', async () => {
    const { risks } = await modelOf(
      `${BUSINESS}# SECURITY POSTURE\n\nAccepted risks:\n\n- Bicycles are stolen. The insurance pays.\n`,
    );
    expect(risks).toEqual({
      'bicycles-are-stolen': { description: 'The insurance pays.', treatment: 'accept' },
    });
  });

  test.each([
    'Locks e.g. Abus locks at each stand',
    'Locks of Dr. Steel at each stand',
    'Node.js 20.1 and ASP.NET Core in the shop',
    'Locks (of steel. Of brass) at each stand',
  ])('goes on behind a point that ends no sentence: “%s”', async (text) => {
    const [control] = Object.values<Yaml>(await registered(`- ${text}`));
    expect(control).toBe(text);
  });

  test('is what stands before a detail when the sentence is too long', async () => {
    const rest = `including ${'the locks of all the stands and sheds, '.repeat(5)}and the till`;
    const { 'check-every-lock-each-day': control } = await registered(
      `- Check every lock each day, ${rest}`,
    );
    expect(control).toEqual({ description: rest });
  });
});
