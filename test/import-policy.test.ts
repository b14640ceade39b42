import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { convertPolicy } from '../src/import-policy/convert-policy.ts';
import { lostWords, madeOf, modelIn, type Yaml } from './helpers/imports.ts';

const imported = (text: string, file = 'SECURITY.md') => convertPolicy(text, file);
const modelOf = (text: string) => modelIn(imported(text));
const policyOf = async (text: string): Promise<Yaml> =>
  (await modelOf(`# Security Policy\n\n${text}`)).policy;
const guideOf = async (text: string): Promise<Yaml> =>
  (await modelOf(`# Security Best Practices\n\n${text}`)).guide;
const notesOf = (text: string) => madeOf(imported(text)).notes;
const REPORT = '## Reporting a Vulnerability\n\nEmail: security@bakery.example\n';

describe('supported versions', () => {
  test.each([
    ['words', 'Yes', 'No'],
    ['ticks', '✓', '✗'],
    ['emoji', '✅', '❌'],
    ['names of emoji', ':white_check_mark:', ':x:'],
    ['what the project does', 'Actively maintained', 'End of life'],
    ['a tick with a word', '✅ Supported', '❌ Not supported'],
  ])('by %s', async (_, yes, no) => {
    const { versions } = await policyOf(
      `## Supported Versions\n\nThese get fixes.\n\n| Version | Supported |\n| - | - |\n| 2.x | ${yes} |\n| < 2.0 | ${no} |\n\n${REPORT}`,
    );
    expect(versions).toEqual({
      text: 'These get fixes.',
      supported: ['2.x'],
      unsupported: ['< 2.0'],
    });
  });

  test('what further columns say stands behind the version', async () => {
    const { versions } = await policyOf(
      `## Supported Versions\n\n| Version | Released | Supported | End of support |\n| - | - | - | - |\n| 5.2 | 2024 | ✅ | 2027 |\n| 4.2 | 2021 | ❌ | |\n\n${REPORT}`,
    );
    expect(versions).toEqual({
      supported: ['5.2 (released: 2024, end of support: 2027)'],
      unsupported: ['4.2 (released: 2021)'],
    });
  });

  test('marks that nobody can be sure of leave the table as it is', async () => {
    const table = '| Version | Status |\n| - | - |\n| 2.x | until spring |';
    const text = `## Supported Versions\n\n${table}\n\n${REPORT}`;
    expect((await policyOf(text)).versions).toEqual({ text: table });
    expect(notesOf(`# Security Policy\n\n${text}`)).toContainEqual(
      expect.objectContaining({ kind: 'kept', line: 5 }),
    );
  });
});

describe('reporting', () => {
  test('a label, a link, a sentence and an address spelt out are channels', async () => {
    const { reporting } = await policyOf(
      '## Reporting a Vulnerability\n\nUse one of these:\n\n- **Email:** security@bakery.example\n- Form: <https://hackerone.com/bakery>\n- Write to oven [at] bakery [dot] example in German\n',
    );
    expect(reporting.channels).toEqual([
      'security@bakery.example',
      'https://hackerone.com/bakery',
      { to: 'oven@bakery.example', text: 'Write to oven [at] bakery [dot] example in German' },
    ]);
  });

  test('each way under its heading has its words; the preferred one is first', async () => {
    const { reporting } = await policyOf(
      '## Reporting a Vulnerability\n\n### Email\n\nIf you like e-mail, write to: security@bakery.example\n\n### Private form\n\nThe preferred way is our private form.\n\nReport here: https://github.com/bakery/oven/security/advisories/new\n',
    );
    expect(reporting.channels).toEqual([
      {
        to: 'https://github.com/bakery/oven/security/advisories/new',
        text: 'The preferred way is our private form.',
      },
      { to: 'security@bakery.example', text: 'If you like e-mail, write.' },
    ]);
  });

  test('steps say what not to do, where to report and what to include', async () => {
    const { reporting } = await policyOf(
      '## Reporting a Vulnerability\n\nPlease follow these steps:\n\n1. Do not open a public issue\n2. Email the bakers\n3. Include steps to reproduce\n4. Provide your name\n',
    );
    expect(reporting).toEqual({
      channels: ['Email the bakers'],
      include: ['Steps to reproduce', 'Your name'],
    });
  });

  test.each([
    ['a label', 'Please include:\n\n- Steps\n- Impact\n'],
    ['a heading', '### What to include\n\nAs much as you can:\n\n- Steps\n- Impact\n'],
    ['an item', '- Include:\n  - Steps\n  - Impact\n'],
    ['an item whose depth was lost', '- Include:\n- Steps\n- Impact\n'],
  ])('what to include under %s', async (_, list) => {
    const { reporting } = await policyOf(`${REPORT}\n${list}`);
    expect(reporting).toEqual({
      channels: ['security@bakery.example'],
      include: ['Steps', 'Impact'],
    });
  });

  test('a key belongs to the channel by e-mail', async () => {
    const { reporting } = await policyOf(
      `${REPORT}\nOur PGP key is 0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567.\n`,
    );
    expect(reporting.channels).toEqual([
      {
        to: 'security@bakery.example',
        pgp: 'Our PGP key is 0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567.',
      },
    ]);
  });

  test('an address in the middle of a text is a channel, and the text stays', async () => {
    const sentence = 'Tell us at security@bakery.example before you tell anybody else, please.';
    const { reporting } = await policyOf(`## Reporting\n\n${sentence}\n`);
    expect(reporting).toEqual({ channels: ['security@bakery.example'], text: sentence });
  });

  test('a policy that is one sentence', async () => {
    const policy = await policyOf(
      'To report a security issue, write to security@bakery.example.\n',
    );
    expect(policy.reporting.channels).toEqual(['security@bakery.example']);
  });

  test('a tracker that is named as the wrong place is no channel', async () => {
    const { reporting } = await policyOf(
      '## Reporting a Vulnerability\n\nPlease do not open an issue at https://github.com/bakery/oven/issues/new for it.\n\nEmail: security@bakery.example\n',
    );
    expect(reporting.channels).toEqual(['security@bakery.example']);
  });

  test('who is asked when nobody answers is no channel', async () => {
    const { reporting } = await policyOf(
      `${REPORT}\nIf you do not hear from us, you may escalate to guild@bakery.example.\n`,
    );
    expect(reporting.channels).toEqual(['security@bakery.example']);
  });

  test('a policy without any channel is a model with a warning, not with an error', async () => {
    const model = await modelOf('# Security Policy\n\n## Reporting a Vulnerability\n\nTell us.\n');
    expect(model.rules['policy-without-channel'].severity).toBe('warning');
  });

  test('a private form of a forge without its address is a channel in words, and a guess', async () => {
    const text =
      '# Security Policy\n\n## Reporting a Vulnerability\n\nUse GitHub private vulnerability reporting.\n';
    const { policy } = await modelOf(text);
    expect(policy.reporting.channels).toEqual(['Private vulnerability reporting on GitHub']);
    expect(notesOf(text)).toContainEqual(expect.objectContaining({ kind: 'guessed', line: 5 }));
  });
});

test('a line of many hyphens is no list in a list', async () => {
  const line = '-'.repeat(60);
  const table = `Name | Key\n${line} | ---\nJo | 1`;
  const { sections, closing } = await policyOf(
    `${REPORT}\n## Team\n\n${table}\n\n${line}\n\nWe bake.\n`,
  );
  expect(sections.team.text).toBe('| Name | Key |\n| - | - |\n| Jo | 1 |');
  expect(closing).toBe('We bake.');
});

describe('response and disclosure', () => {
  const FIX = { critical: '3 days', high: '2 weeks', medium: '4 weeks', low: 'Next release' };
  const rows = Object.entries(FIX);
  test.each([
    [
      'a nested list',
      `- Fix by severity:\n${rows.map(([severity, time]) => `  - **${severity}:** ${time}`).join('\n')}\n`,
    ],
    ['a list', rows.map(([severity, time]) => `- ${severity}: ${time}`).join('\n')],
    [
      'a table',
      `| Severity | Fixed within |\n| - | - |\n${rows.map(([severity, time]) => `| ${severity} | ${time} |`).join('\n')}\n`,
    ],
  ])('times by severity in %s', async (_, times) => {
    const { response } = await policyOf(
      `${REPORT}\n## Response Timeline\n\n- **Acknowledgement:** 48 hours\n- **Status update:** every week\n\n<!-- times -->\n\n${times}\n`.replace(
        '<!-- times -->\n\n',
        '',
      ),
    );
    expect(response).toMatchObject({ acknowledge: '48 hours', update: 'every week', fix: FIX });
  });

  test('a time in a sentence is found, and the sentence stays', async () => {
    const sentence = 'We will respond within three business days and keep you informed.';
    const { response } = await policyOf(`${REPORT}\n${sentence}\n`);
    expect(response).toEqual({ acknowledge: 'three business days', text: sentence });
  });

  test('a table that says more than the model can stays a table', async () => {
    const table = '| Severity | Answer | Fix |\n| - | - | - |\n| High | 1 day | 1 week |';
    const { response } = await policyOf(`${REPORT}\n## Response Times\n\n${table}\n`);
    expect(response).toEqual({ text: table });
  });

  test('steps in order, what to keep to oneself, the rest as text', async () => {
    const { disclosure } = await policyOf(
      `${REPORT}\n## Disclosure Policy\n\nWe publish what we fixed.\n\n1. We confirm it\n2. We fix it\n\nPlease do not disclose it before there is a fix.\n`,
    );
    expect(disclosure).toEqual({
      text: 'We publish what we fixed.',
      steps: ['We confirm it', 'We fix it'],
      embargo: 'Please do not disclose it before there is a fix.',
    });
  });

  test('a word about an embargo inside a process stays a step', async () => {
    const { disclosure } = await policyOf(
      `${REPORT}\n## Disclosure policy\n\n* The report gets a handler.\n* An embargo date is set, 72 hours from the CVE.\n`,
    );
    expect(disclosure.steps).toHaveLength(2);
  });

  test('scope by labels and by headings', async () => {
    const scope = { in: ['The oven', 'The till'], out: ['Bread of others'] };
    const labels = await policyOf(
      `## Scope\n\nIn scope:\n\n- The oven\n- The till\n\nOut of scope:\n\n- Bread of others\n\n${REPORT}`,
    );
    const headings = await policyOf(
      `${REPORT}\n## Scope\n\n### In scope\n\n- The oven\n- The till\n\n### Out of Scope\n\n- Bread of others\n`,
    );
    expect([labels.scope, headings.scope]).toEqual([scope, scope]);
  });
});

describe('sections', () => {
  test('what has no place of its own is a section, with its order kept', async () => {
    const { sections, closing } = await policyOf(
      `${REPORT}\n## Security Updates\n\nUsers are told through:\n\n1. The notice board\n2. The newsletter\n\nSubscribe to it.\n\n## Safe Harbour\n\nWe do not sue.\n\nThank you for keeping our bread safe!\n`,
    );
    expect(sections).toEqual({
      'security-updates': {
        name: 'Security Updates',
        text: 'Users are told through:\n\n1. The notice board\n2. The newsletter\n\nSubscribe to it.',
      },
      'safe-harbour': { name: 'Safe Harbour', text: 'We do not sue.' },
    });
    expect(closing).toBe('Thank you for keeping our bread safe!');
  });

  test('what a policy says to users is a guide', async () => {
    const model = await modelOf(
      `# Security Policy\n\n${REPORT}\n## Security Best Practices\n\nWhen you bake:\n\n### Flour\n\n- Sieve it\n\n## Known Limitations\n\n- Ovens age\n\n## Security Checklist\n\n- [ ] Gas is off\n- [x] Doors are shut\n`,
    );
    expect(model.guide).toEqual({
      text: 'When you bake:',
      practices: { flour: { items: ['Sieve it'] } },
      considerations: { 'known-limitations': { name: 'Known Limitations', items: ['Ovens age'] } },
      checklists: {
        'security-checklist': {
          name: 'Security Checklist',
          items: ['Gas is off', 'Doors are shut'],
        },
      },
    });
  });

  test('headings deeper than sections go are points', async () => {
    const { practices } = await guideOf(
      '## Dough\n\n### Yeast\n\n#### Fresh\n\n##### In spring\n\nKeep it cool.\n',
    );
    expect(practices.dough.sections.yeast.sections.fresh.items).toEqual([
      { name: 'In spring', text: 'Keep it cool.' },
    ]);
  });
});

describe('code samples', () => {
  const bad = 'open("oven", "w")';
  const good = 'with open("oven") as oven:\n    bake(oven)';
  const code = (text: string, language = 'python') => `\`\`\`${language}\n${text}\n\`\`\``;
  const pair = [{ bad, good: `${good}\n` }];

  test.each([
    ['comments in one block', code(`# Good\n${good}\n\n# Bad\n${bad}`)],
    ['comments in a block that names no language', code(`# Bad\n${bad}\n# Good\n${good}`, '')],
    ['labels', `Bad:\n\n${code(bad)}\n\nGood:\n\n${code(good)}`],
    ['bold labels with signs', `**❌ Bad:**\n\n${code(bad)}\n\n**✅ Good:**\n\n${code(good)}`],
    ['other words', `Don't:\n\n${code(bad)}\n\nDo:\n\n${code(good)}`],
    ['longer labels', `Insecure example:\n\n${code(bad)}\n\nSecure example:\n\n${code(good)}`],
  ])('good and bad by %s', async (_, samples) => {
    const { practices, language } = await guideOf(`## Files\n\n${samples}\n`);
    expect(practices.files.samples).toEqual(pair);
    expect(language).toBe('python');
  });

  test('what a mark says besides stays in the code', async () => {
    const { practices } = await guideOf(
      `## Files\n\n${code('import os\n\n# Bad: the door is open\nopen(door)\n\n# Good - it is shut\nshut(door)')}\n`,
    );
    expect(practices.files.samples).toEqual([
      {
        bad: 'import os\n\n# the door is open\nopen(door)\n',
        good: '# it is shut\nshut(door)\n',
      },
    ]);
  });

  test('a mark inside of a block of code does not cut it in two', async () => {
    const whole = 'try:\n    bake()\nexcept Fire:\n    # Good: say little\n    log("fire")';
    const { practices } = await guideOf(`## Errors\n\n${code(whole)}\n`);
    expect(practices.errors.samples).toEqual([{ code: `${whole}\n` }]);
  });

  test('code inside of points stays with its point', async () => {
    const { practices } = await guideOf(
      `## Oven\n\n1. **Use the timer:**\n   ${code('bake(minutes=30)').replaceAll('\n', '\n   ')}\n\n2. **Clean it** each week\n`,
    );
    expect(practices.oven.items).toEqual([
      { name: 'Use the timer', samples: [{ code: 'bake(minutes=30)' }] },
      '**Clean it** each week',
    ]);
  });

  test('a text, its code and what follows keep their order', async () => {
    const { practices } = await guideOf(
      `## Oven\n\nSet it up:\n\n${code('heat(oven)')}\n\nWhen it is hot:\n\n- Open it\n- Put bread in\n`,
    );
    expect(practices.oven.items).toEqual([
      { name: 'Set it up', samples: [{ code: 'heat(oven)' }] },
      { name: 'When it is hot', items: ['Open it', 'Put bread in'] },
    ]);
  });

  test('the most frequent language is that of the guide', async () => {
    const guide = await guideOf(
      `## Oven\n\n${code('heat()')}\n\n## Till\n\n${code('count()')}\n\n${code('make bread', 'bash')}\n`,
    );
    expect(guide.language).toBe('python');
    expect(guide.practices.till.samples).toEqual([
      { code: 'count()' },
      { language: 'bash', code: 'make bread' },
    ]);
  });
});

describe('copies of web pages', () => {
  test('a page of a forge', async () => {
    const model = await modelOf(
      'Skip to content\n\nSecurity: bakery/oven\n\nSecurity\n\nSECURITY.md\n\nSecurity Policy\n\nSupported Versions\n\nVersion Supported\n2.x\n< 2.0\n\nReporting a Vulnerability\n\n  1. Do not create a public issue\n  2. Write to security@bakery.example\n\nSecurity Best Practices\n\nOven\n\n  • Keep it clean\n# Bad: Too hot\nbake(\n    degrees=400\n)\n\n# Good: Just right\nbake(degrees=200)\n\nDough\n\n  • Let it rest\n\nThere aren’t any published security advisories\n',
    );
    expect(model.system).toEqual({ name: 'oven', repository: 'https://github.com/bakery/oven' });
    expect(model.policy).toMatchObject({
      versions: { supported: ['2.x'], unsupported: ['< 2.0'] },
      reporting: { channels: ['security@bakery.example'] },
    });
    expect(model.guide.practices).toMatchObject({
      oven: {
        items: ['Keep it clean'],
        samples: [
          {
            bad: '# Too hot\nbake(\n    degrees=400\n)\n',
            good: '# Just right\nbake(degrees=200)\n',
          },
        ],
      },
      dough: { items: ['Let it rest'] },
    });
  });

  test('a page of a documentation site', async () => {
    const { guide } = await modelOf(
      'Security Guide for Baking¶\nHow to bake safely.\nTable of Contents¶\n- Oven\n- Dough\nOven¶\nNever Open It¶\nBad:\nopen(oven) # burns\nGood:\nwait(oven)\nopen(oven)\nTwo steps matter: 1. Look at it. 2. Wait for it.\nDough¶\n- Let it rest\nOven Checklist¶\n- All knobs set to\n`off=True` - No gas\n- Doors shut\n',
    );
    expect(guide.text).toBe('How to bake safely.');
    expect(guide.practices.oven.sections['never-open-it']).toEqual({
      name: 'Never Open It',
      items: [
        { samples: [{ bad: 'open(oven) # burns', good: 'wait(oven)\nopen(oven)\n' }] },
        { name: 'Two steps matter', items: ['Look at it.', 'Wait for it.'] },
      ],
    });
    expect(guide.practices.dough).toEqual({ items: ['Let it rest'] });
    expect(guide.checklists['oven-checklist'].items).toEqual([
      'All knobs set to `off=True`',
      'No gas',
      'Doors shut',
    ]);
  });
});

/** Policies in the shapes of well-known projects, in words of our own, all about one bakery. */
const SHAPES: Readonly<Record<string, { text: string; policy: Yaml }>> = {
  'the template of a forge': {
    text: '# Security Policy\n\n## Supported Versions\n\nThese versions of the oven get fixes.\n\n| Version | Supported          |\n| ------- | ------------------ |\n| 5.1.x   | :white_check_mark: |\n| 5.0.x   | :x:                |\n| < 4.0   | :x:                |\n\n## Reporting a Vulnerability\n\nWrite to [security@bakery.example](mailto:security@bakery.example). You get an answer within 5 days.\n',
    policy: {
      versions: { supported: ['5.1.x'], unsupported: ['5.0.x', '< 4.0'] },
      reporting: { channels: ['security@bakery.example'] },
    },
  },
  'a foundation: a team, a private form, an embargo': {
    text: '# Security Release Process\n\nThe bakery has a security team.\n\n## Reporting Security Issues\n\nUse the form at https://github.com/bakery/oven/security/advisories/new, or mail the team.\n\n- Team: bakers@lists.bakery.example\n\n## Embargo Policy\n\nDo not share what is on the private list before the day that was agreed.\n\n## Security Team\n\n| Name | Handle |\n| - | - |\n| Jo | @jo |\n',
    policy: {
      reporting: {
        channels: [
          'https://github.com/bakery/oven/security/advisories/new',
          'bakers@lists.bakery.example',
        ],
      },
      disclosure: { embargo: expect.stringContaining('private list') },
      sections: { 'security-team': { text: expect.stringContaining('| Jo | @jo |') } },
    },
  },
  'a language: a page of prose with a key and steps': {
    text: '# Bakery security policy\n\n## Reporting a bug\n\nSafety is one of our principles. Please send a mail to security@bakery.example about anything that burns.\n\nYou will hear from us within 24 hours, and get a longer answer within 48 hours.\n\n## Disclosure policy\n\n1. The report is given to somebody.\n2. The bug is confirmed.\n3. Fixes are made for all ovens.\n\n## Comments on this policy\n\nTell us what to improve.\n',
    policy: {
      reporting: { channels: ['security@bakery.example'] },
      response: { acknowledge: '24 hours' },
      disclosure: {
        steps: [
          'The report is given to somebody.',
          'The bug is confirmed.',
          'Fixes are made for all ovens.',
        ],
      },
      sections: { 'comments-on-this-policy': { text: 'Tell us what to improve.' } },
    },
  },
  'a framework: headings underlined, versions in a list, no table': {
    text: 'Security policies\n=================\n\nReporting security issues\n-------------------------\n\n**Please report in private** by a mail to ``security@bakery.example``.\n\nSupported versions\n------------------\n\nThe bakery supports:\n\n* The oven of this year\n* The two before it\n\nHow the bakery discloses security issues\n----------------------------------------\n\nAbout a week before, we tell the shops.\n',
    policy: {
      reporting: { channels: ['security@bakery.example'] },
      versions: { text: 'The bakery supports:\n\n- The oven of this year\n- The two before it' },
      disclosure: { text: 'About a week before, we tell the shops.' },
    },
  },
  'a runtime: a programme, a threat model in words, nested lists': {
    text: '# Security\n\n## Reporting a bug in the oven\n\nReport bugs via [HackerOne](https://hackerone.com/bakery).\n\n### Bug bounty program\n\nThere is none.\n\n## The threat model of the oven\n\nThe oven trusts:\n\n* The baker\n  * and the apprentice\n* The house\n\n### Examples of non-vulnerabilities\n\n#### Burnt fingers\n\n* Ovens are hot.\n',
    policy: {
      reporting: { channels: ['https://hackerone.com/bakery'] },
      sections: {
        'bug-bounty-program': { text: 'There is none.' },
        'threat-model-oven': {
          items: [{ name: 'The baker', items: ['and the apprentice'] }, 'The house'],
          sections: {
            'examples-of-non-vulnerabilities': {
              sections: { 'burnt-fingers': { items: ['Ovens are hot.'] } },
            },
          },
        },
      },
    },
  },
};

describe('policies in the shapes of well-known projects', () => {
  test.each(Object.entries(SHAPES))('%s', async (_, { text, policy }) => {
    expect((await modelOf(text)).policy).toMatchObject(policy);
    // The address of a link to itself, and the numbers of steps.
    expect(lostWords(text, madeOf(imported(text)), ['1', '2', '3', 'mailto'])).toEqual([]);
  });
});

test.each([
  ['a readme', '# Oven\n\nBakes bread.\n\n## Installation\n\nPlug it in.\n'],
  ['nothing', ''],
])('%s is refused with what was looked for', (_, text) => {
  expect(imported(text, 'oven.md')).toMatchObject({
    suggestion: expect.stringContaining('Reporting a Vulnerability'),
    isOtherKind: true,
  });
});

/** Pages with published policies and guides stand beside the corpus; they are not part of this repository. */
const corpus = process.env.THREATDOC_CORPUS;
const seeds = corpus === undefined ? undefined : join(corpus, '..', 'seeds');
const ABSENT = 'THREATDOC_CORPUS names no folder with published pages beside it';
const isThere = seeds !== undefined && existsSync(seeds);
if (!isThere) console.info(`Skipped: ${ABSENT}.`);

describe('published pages', () => {
  const pages = isThere ? readdirSync(seeds).filter((name) => /^00[0124]_/.test(name)) : [];
  const read = (name: string) => readFileSync(join(seeds ?? '', name), 'utf8');

  test('there are four', ({ skip }) => {
    if (!isThere) return skip(ABSENT);
    expect(pages).toHaveLength(4);
  });

  test('no word of them is lost', ({ skip }) => {
    if (!isThere) return skip(ABSENT);
    for (const name of pages) {
      const made = madeOf(imported(read(name), name));
      // Marks of the table and of emoji are what the model says otherwise.
      expect([name, lostWords(withoutMarks(read(name)), made, [])]).toEqual([name, []]);
    }
  });

  test('they pass the check', async ({ skip }) => {
    if (!isThere) return skip(ABSENT);
    for (const name of pages) await modelIn(imported(read(name), name));
  });
});

/** A page without numbers of points, which lists have of their own. */
function withoutMarks(text: string): string {
  return text
    .replace(/(^|[:.] |#+ )\s*\d+\. /gm, '$1')
    .replace(/^(?:- )?\|?[-| ]+\|?$/gm, '')
    .replace(/^\s*```\w*$/gm, '');
}
