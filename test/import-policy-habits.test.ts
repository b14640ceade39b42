import { describe, expect, test } from 'vitest';
import { convertPolicy } from '../src/import-policy/convert-policy.ts';
import { lostWords, madeOf, modelIn, type Yaml } from './helpers/imports.ts';

const imported = (text: string, file = 'SECURITY.md') => convertPolicy(text, file);
const modelOf = (text: string): Promise<Yaml> => modelIn(imported(text));
const policyOf = async (text: string): Promise<Yaml> =>
  (await modelOf(`# Security Policy\n\n${text}`)).policy;
const REPORT = '## Reporting a Vulnerability\n\nEmail: deck@ferry.example\n';
const reportingOf = async (text: string): Promise<Yaml> =>
  (await policyOf(`## Reporting a Vulnerability\n\n${text}\n`)).reporting;

describe('where reports go', () => {
  test.each([
    [
      'documentation',
      'See [how it works](https://docs.ferry.example/private-vulnerability-reporting).',
    ],
    [
      'a file of a repository',
      'We follow https://github.com/harbour/Responsible-Disclosure/tree/main.',
    ],
    ['more to read', 'More information is at https://www.ferry.example/reports.'],
    ['a list of advisories', 'Flaws are listed on https://ferry.example/vulnerabilities.'],
    ['what somebody wrote', 'It was responsibly reported by [Jo](https://jo.example/gulls).'],
    ['a key', 'Encrypt it with our key: https://ferry.example/report/pgp.'],
    ['an algorithm', '`curve25519-sha256@libssh.org` opens the ramp.'],
  ])('not to %s', async (_, sentence) => {
    const { channels } = await reportingOf(`Email: deck@ferry.example\n\n${sentence}`);
    expect(channels.map((channel: Yaml) => channel.to ?? channel)).toEqual(['deck@ferry.example']);
  });

  test('a link named by an address leads to one place', async () => {
    const { channels } = await reportingOf(
      'Please visit [https://hackerone.com/ferry](https://hackerone.com/ferry?from=deck).',
    );
    expect(channels).toEqual(['https://hackerone.com/ferry?from=deck']);
  });

  test('a link by which the sentence asks to report is a way, unless there is another', async () => {
    const asked = 'To report an issue, please use [f.example/deck](https://f.example/deck).';
    expect((await reportingOf(asked)).channels).toEqual(['https://f.example/deck']);
    expect((await reportingOf(`Email: deck@ferry.example\n\n${asked}`)).channels).toEqual([
      'deck@ferry.example',
    ]);
  });

  test('a form of a forge under its heading has its steps; they are nothing to include', async () => {
    const { channels, include } = await reportingOf(
      '### Reporting via GitHub Security Advisories (Preferred)\n\nTo report a leak ([docs](https://docs.github.com/information-about-reports)):\n\n1. Open the **Security** tab.\n2. Click **Report a vulnerability**.\n\n### Email\n\nWrite to deck@ferry.example.',
    );
    expect(channels[0]).toMatchObject({ to: 'Private vulnerability reporting on GitHub' });
    expect(channels[0].text).toContain('Click **Report a vulnerability**');
    expect(channels).toHaveLength(2);
    expect(include).toBeUndefined();
  });

  test('an author and an address in code are nobody to report to', async () => {
    const model = await modelOf(
      '# Security Policy\n\nCopyright by Jo, jo@harbour.example.\n\n## Ropes\n\n```text\nreport to rope@harbour.example\n```\n',
    );
    expect(model.policy.reporting).toBeUndefined();
  });

  test('an address that the document names elsewhere for reports is the channel', async () => {
    const { reporting } = await policyOf(
      '## Crew\n\nThe mate reads mail about security to mate@ferry.example.\n',
    );
    expect(reporting.channels).toEqual(['mate@ferry.example']);
  });

  test('a key under its heading belongs to the channel by e-mail', async () => {
    const key = '-----BEGIN PGP PUBLIC KEY BLOCK-----\nabc\n-----END PGP PUBLIC KEY BLOCK-----';
    const { reporting, sections } = await policyOf(
      `${REPORT}\n### Public PGP key\n\n\`\`\`\n${key}\n\`\`\`\n`,
    );
    expect(reporting.channels[0].pgp).toContain('abc');
    expect(sections).toBeUndefined();
  });

  test('what to do before a report keeps its numbers, and the line that announces it', async () => {
    const text = 'Before you report, review:\n\n1. The map\n2. The tides';
    expect((await reportingOf(`Email: deck@ferry.example\n\n${text}`)).text).toBe(text);
  });

  test('who is asked after a silence is no channel', async () => {
    const { channels } = await reportingOf(
      "Use private vulnerability reporting.\n\nIf you've been unable to reach us or have not received an answer, write to guild@ferry.example.",
    );
    expect(channels).toEqual(['Private vulnerability reporting on GitHub']);
  });

  test.each(['Disclosing a security issue', 'Receiving disclosures', 'Responsible disclosure'])(
    'under the heading: %s',
    async (heading) => {
      const { reporting } = await policyOf(
        `## Reporting\n\nWe sail.\n\n### ${heading}\n\n1. **Email**: deck@ferry.example\n2. **Response time**: We acknowledge reports within 48 hours\n`,
      );
      expect(reporting.channels).toEqual(['deck@ferry.example']);
      expect(reporting.text).toContain('Response time');
    },
  );
});

test('how soon a step says that a report is answered', async () => {
  const { response } = await policyOf(
    '## Reporting\n\n1. Email deck@ferry.example\n2. **Response time**: We acknowledge reports within 48 hours\n',
  );
  expect(response.acknowledge).toBe('48 hours');
});

describe('supported versions', () => {
  test('marks with a condition, and times that end', async () => {
    const { versions } = await policyOf(
      `## Supported Versions\n\n| Version | Supported |\n| - | - |\n| main | :white_check_mark: :construction: All fixes. |\n| 4.x | Yes (slowly) |\n| 3.x | :warning: Only the worst |\n| 2.x | Until 2031-12-31 |\n| 1.x | Security patches only |\n| 0.x | ❌ Nothing at all |\n\n${REPORT}`,
    );
    expect(versions).toEqual({
      supported: [
        'main (All fixes)',
        '4.x ((slowly))',
        '3.x (Only the worst)',
        '2.x (Until 2031-12-31)',
        '1.x (Security patches only)',
      ],
      unsupported: ['0.x (Nothing at all)'],
    });
  });
});

test('what stands in brackets behind an address is what to know about it', async () => {
  const { channels } = await reportingOf(
    '- **Email**: deck@ferry.example (read every morning)\n- **Phone**: call the bridge',
  );
  expect(channels[0]).toEqual({ to: 'deck@ferry.example', text: 'read every morning' });
});

test('links to a heading that our document words in another way lead to it', async () => {
  const { sections } = await policyOf(
    '## Reporting a leak or another vulnerability\n\nEmail: deck@ferry.example\n\n## Deck\n\nFirst [report it](#reporting-a-leak-or-another-vulnerability), then [bail](#bail).\n',
  );
  expect(sections.deck.text).toBe(
    'First [report it](#reporting-a-vulnerability), then [bail](#bail).',
  );
});

describe('what goes on behind code', () => {
  test('is text together with the code', async () => {
    const { sections } = await policyOf(
      `${REPORT}\n## Horn\n\nRun [this](https://ferry.example):\n\n\`\`\`sh\nhorn --long\n\`\`\`\n\nIt is loud.\n`,
    );
    expect(sections.horn).toEqual({
      text: 'Run [this](https://ferry.example):\n\n```sh\nhorn --long\n```\n\nIt is loud.',
    });
  });

  test('is a point where code is marked as bad or good', async () => {
    const { guide } = await modelOf(
      '# Horn best practices\n\n## Horn\n\nNot so:\n\n```js\n// Bad: loud\nhorn(9)\n```\n\n**Think of the gulls**\n\n```js\n// Good: quiet\nhorn(1)\n```\n\nThey sleep.\n',
    );
    expect(guide.practices.horn.items).toMatchObject([
      { name: 'Not so', samples: [{ bad: '// loud\nhorn(9)\n' }] },
      { name: 'Think of the gulls', samples: [{ good: '// quiet\nhorn(1)\n' }] },
      'They sleep.',
    ]);
  });
});

test('bad code is no part of the code before it that nobody marked', async () => {
  const { guide } = await modelOf(
    '# Horn best practices\n\n## Horn\n\nIt says:\n\n```text\nhoot\n```\n\nIncorrect usage:\n\n```text\nshriek\n```\n\nThe gulls flee.\n',
  );
  expect(guide.practices.horn.items).toEqual([
    { name: 'It says', samples: [{ code: 'hoot' }] },
    { samples: [{ bad: 'shriek' }] },
    'The gulls flee.',
  ]);
});

describe('what goes on behind a list', () => {
  test('is text together with the list, and no point of it', async () => {
    const { sections } = await policyOf(
      `${REPORT}\n## Tides\n\nTwo of them:\n\n1. High\n2. Low\n\nBoth are wet.\n\n## Crew\n\nThey:\n\n- Row\n- Sing\n`,
    );
    expect(sections).toEqual({
      tides: { text: 'Two of them:\n\n1. High\n2. Low\n\nBoth are wet.' },
      crew: { text: 'They:', items: ['Row', 'Sing'] },
    });
  });

  test('steps keep their numbers', async () => {
    const { sections, response } = await policyOf(
      `${REPORT}\n## Response\n\n1. We look.\n2. We bail.\n\n## Casting off\n\nAs follows:\n\n1. Horn\n2. Ropes\n`,
    );
    expect(sections['casting-off']).toEqual({ text: 'As follows:\n\n1. Horn\n2. Ropes' });
    expect(response.text).toBe('1. We look.\n2. We bail.');
  });

  test('stands before points to tick', async () => {
    const { guide } = await modelOf(
      '# Ferry checklist\n\n## Deck\n\nLook.\n\n- [ ] Ramp\n- [ ] Rail\n\nThe ramp is heavy.\n',
    );
    expect(guide.checklists.deck).toEqual({
      text: 'Look.\n\nThe ramp is heavy.',
      items: ['Ramp', 'Rail'],
    });
  });
});

describe('scope', () => {
  test('headings below reporting, however they go on', async () => {
    const { scope } = await policyOf(
      `${REPORT}\n### In-scope targets\n\n- The deck\n\n### Out of scope targets\n\nAll that the harbour master excludes, and also:\n\n- Gulls\n`,
    );
    expect(scope).toEqual({
      in: ['The deck'],
      out: [{ name: 'All that the harbour master excludes, and also', items: ['Gulls'] }],
    });
  });

  test('each heading below what is no security issue is a point of it', async () => {
    const { scope, sections } = await policyOf(
      `${REPORT}\n## Not security issues\n\nThese are none.\n\n### Gulls\n\nThey steal bread.\n\n- From tables\n\n### Rain\n\nIt is wet.\n`,
    );
    expect(scope).toEqual({
      text: 'These are none.',
      out: [
        { name: 'Gulls', text: 'They steal bread.', items: ['From tables'] },
        { name: 'Rain', text: 'It is wet.' },
      ],
    });
    expect(sections).toBeUndefined();
  });
});

test('a list of links to headings is made anew with every document', async () => {
  const text = `We sail.\n\n- [Report](#reporting-a-vulnerability)\n  - [Deck](#deck)\n\n${REPORT}`;
  expect((await policyOf(text)).text).toBe('We sail.');
});

test('what the project itself does stays in the policy; what users do is a guide', async () => {
  const model = await modelOf(
    `# Security Policy\n\n${REPORT}\n## Security Practices\n\nThis project enforces:\n\n- Life jackets\n\n## Security best practices\n\n- Hold the rail\n`,
  );
  expect(model.policy.sections['security-practices'].items).toEqual(['Life jackets']);
  expect(model.guide.practices['security-best-practices'].items).toEqual(['Hold the rail']);
});

describe('a guide', () => {
  test.each([
    ['a title with a verb', '# Protect the bridge\n\n## Locks\n\nLock it.\n'],
    ['best practice in the singular', '# Opt 2: Best Practice for Keys\n\n## Locks\n\nLock it.\n'],
    ['a guide to secure work', '# Concise guide for more secure sailing\n\n## Locks\n\nLock it.\n'],
    [
      'two headings about defences',
      '# Introduction\n\nPirates.\n\n# Primary defences\n\n## Locks\n\nLock it.\n\n# Additional defences\n\nRun.\n',
    ],
    [
      'bad and good code',
      '# Bridge isolation\n\n## Security considerations\n\n```js\n// ❌ Bad code\nopen()\n```\n\n```js\n// ✅ Good code\nshut()\n```\n',
    ],
    [
      'an opening that says so',
      '# Security\n\nIn this guide, you learn to sail.\n\n## Locks\n\nLock it.\n',
    ],
  ])('is known by %s', async (_, text) => {
    const model = await modelIn(imported(text, 'bridge.md'));
    expect(model.guide).toBeDefined();
    expect(model.policy).toBeUndefined();
  });

  test('parts with points to tick are checklists', async () => {
    const { guide } = await modelOf(
      '# Ferry security checklist\n\n## Deck\n\n### Ramp\n\n- [ ] Up\n  - [ ] Locked\n\nThe ramp is heavy.\n\n## Why\n\nIt is the law.\n',
    );
    expect(guide.checklists.deck.sections.ramp.items).toContainEqual({
      name: 'Up',
      items: ['Locked'],
    });
    expect(guide.practices.why.text).toBe('It is the law.');
  });
});

describe('a policy in another language', () => {
  const SHAPES: Readonly<Record<string, string>> = {
    German:
      '# Sicherheitsrichtlinie\n\n## Unterstützte Versionen\n\nNur 2.x.\n\n## Melden einer Sicherheitslücke\n\nAn deck@ferry.example.\n\n## Geltungsbereich\n\nDie Fähre.\n\n## Dank\n\nGute Fahrt.\n',
    Spanish:
      '# Política de seguridad\n\n## Versiones soportadas\n\nSolo 2.x.\n\n## Reportar una vulnerabilidad\n\nA deck@ferry.example.\n\n## Alcance\n\nEl barco.\n',
    French:
      '# Politique de sécurité\n\n## Versions supportées\n\n2.x.\n\n## Signaler une vulnérabilité\n\nÀ deck@ferry.example.\n\n## Périmètre\n\nLe bac.\n',
    Portuguese:
      '# Segurança\n\n## Versões suportadas\n\n2.x.\n\n## Como reportar uma vulnerabilidade\n\nPara deck@ferry.example.\n\n## Escopo\n\nA balsa.\n',
    Japanese:
      '# セキュリティポリシー\n\n## 対象バージョン\n\n2.x のみ。\n\n## 脆弱性の報告方法\n\ndeck@ferry.example へ。\n\n## 対象範囲\n\nフェリー。\n',
    Chinese:
      '# 安全策略\n\n## 支持的版本\n\n2.x。\n\n## 报告漏洞\n\n写信到 deck@ferry.example 。\n\n## 范围\n\n渡轮。\n',
  };

  test.each(Object.entries(SHAPES))(
    '%s: its headings are known, no word is lost',
    async (_, text) => {
      const model = await modelIn(imported(text, 'politik.md'));
      expect(model.policy).toMatchObject({
        versions: { text: expect.stringContaining('2.x') },
        reporting: { channels: ['deck@ferry.example'] },
        scope: { text: expect.any(String) },
      });
      expect(model.system.name).toBe('politik');
      expect(lostWords(text, madeOf(imported(text, 'politik.md')), [])).toEqual([]);
    },
  );

  test('a file with the name of a policy is one, whatever it says', async () => {
    const text = '# Fähre\n\n## Ruder\n\nGeradeaus. Fragen an deck@ferry.example.\n';
    expect((await modelIn(imported(text, 'SECURITY.md'))).policy.sections.ruder.text).toContain(
      'Geradeaus',
    );
    expect(imported(text, 'ruder.md')).toMatchObject({ isOtherKind: true });
  });

  test('sections without a Latin letter in their names have ids that say what they are', async () => {
    const { sections } = await policyOf(`${REPORT}\n## 謝辞\n\n感謝。\n\n## 歴史\n\n古い。\n`);
    expect(Object.keys(sections)).toEqual(['section', 'section-2']);
  });
});
