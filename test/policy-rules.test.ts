// biome-ignore-all lint/suspicious/noTemplateCurlyInString: samples of shell and HCL code
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../src/diagnostic.ts';
import { channelKind } from '../src/model/channel-kind.ts';
import { channelProblem } from '../src/model/channel-problem.ts';
import { type Design, design } from '../src/model/design.ts';
import { durationOf } from '../src/model/duration.ts';
import { isPlaceholder } from '../src/model/placeholder.ts';
import { isPublicTracker } from '../src/model/public-tracker.ts';
import { sampleCodesOf, sectionsOf } from '../src/model/sections-of.ts';
import { type CheckOptions, check } from '../src/pipeline.ts';
import { checkedLanguage } from '../src/samples/checked-language.ts';
import { sampleParser } from '../src/samples/sample-parser.ts';
import { findSecrets } from '../src/secrets/find-secrets.ts';
import { documentOf } from './helpers/documents.ts';
import { filesOf } from './helpers/files.ts';

const HEAD = 'threatdoc: 1\nsystem: {name: Shop}\n';

async function checked(yaml: string, options?: CheckOptions, others?: Record<string, string>) {
  const model = { file: 'threatdoc.yaml', bytes: Buffer.from(HEAD + yaml) };
  return check(model, filesOf(others ?? {}), options);
}

/** Findings with this code: where, and what is said. */
async function findings(
  code: string,
  yaml: string,
  options?: CheckOptions,
  others?: Record<string, string>,
): Promise<string[]> {
  const { findings: found } = await checked(yaml, options, others);
  return found.filter((one) => one.code === code).map(({ path, message }) => `${path}: ${message}`);
}

function modelOf(yaml: string): Design {
  return design.parse(parse(HEAD + yaml, { schema: 'failsafe' }));
}

describe('a time', () => {
  test.each([
    ['48 hours', 48, 48],
    ['24h', 24, 24],
    ['1-3 days', 72, 72],
    ['1–2 weeks', 336, 336],
    ['1 day to 2 weeks', 336, 336],
    ['Within 3 business days', 72, 288],
    ['up to two weeks.', 336, 336],
    ['a week', 168, 168],
    ['1 month', 672, 744],
    ['≤ 7 days', 168, 168],
    ['2 week(s)', 336, 336],
    ['90 minutes', 1.5, 1.5],
    ['48-hour', 48, 48],
    ['three (3) days', 72, 72],
    ['72 hours (3 days)', 72, 72],
    ['7 days or less', 168, 168],
    ['7 days max', 168, 168],
    ['between 1 and 3 days', 72, 72],
    ['within 48 hours of receipt', 48, 48],
    ['within 7 days of receiving your report', 168, 168],
    ['Usually within 2 weeks', 336, 336],
    ['a fortnight', 336, 336],
    ['half a day', 12, 12],
    ['1,5 days', 36, 36],
    ['thirty days', 720, 720],
    ['Next business day', 24, 96],
    ['5 days (business)', 120, 480],
  ])('%s is at most that long', (text, least, most) => {
    expect(durationOf(text)).toEqual({ least, most });
  });

  test.each([
    'next release',
    'immediately',
    '90+ days',
    'at least 3 days',
    '3 days or next release',
    'a few days',
    'same day',
    '7 days after confirmation',
    '1 sprint',
    'every 7 days',
    '7',
    'days',
    `${'1 '.repeat(100)}days`,
  ])('%s is no length', (text) => {
    expect(durationOf(text)).toBeUndefined();
  });

  const order = (response: string) =>
    findings(
      'policy-fix-order',
      `policy: {reporting: {channels: a@b.example}, response: ${response}}`,
    );

  test('may not grow with the severity', async () => {
    expect(await order('{fix: {critical: 4 weeks, high: 2 weeks, medium: 1 week}}')).toEqual([
      'policy.response.fix.critical: The fix of a critical vulnerability may take longer, `4 weeks`, than that of a high one, `2 weeks`',
      'policy.response.fix.high: The fix of a high vulnerability may take longer, `2 weeks`, than that of a medium one, `1 week`',
    ]);
  });

  test.each([
    '{critical: 1-3 days, high: 1–2 weeks, medium: 2-4 weeks, low: Next release}',
    '{critical: 2 weeks, high: 2 weeks}',
    '{critical: 30 days, high: 1 month}',
    '{critical: 1 month, high: 30 days}',
    '{critical: 5 business days, high: 1 week}',
    '{critical: Next release, low: 1 day}',
  ])('is compared with others only where that is certain: %s', async (fix) => {
    expect(await order(`{fix: ${fix}}`)).toEqual([]);
  });

  test('of an update comes after that of the acknowledgement', async () => {
    expect(await order('{acknowledge: 1 week, update: within 2 days}')).toEqual([
      'policy.response.update: The reporter is to hear more, `within 2 days`, before the report is acknowledged, `1 week`',
    ]);
    expect(await order('{acknowledge: 1 week, update: 2 days}')).toEqual([]);
    expect(await order('{acknowledge: 2 days, update: within 1 week}')).toEqual([]);
  });
});

describe('a channel', () => {
  test.each([
    ['security@pallets.example', 'email'],
    ['jane.doe+sec@mail.shop.example', 'email'],
    ['säk@köln.example', 'email'],
    ['https://shop.example/report?to=x', 'url'],
    ['HTTP://shop.example', 'url'],
    ['@maintainer', 'handle'],
    ['@shop/security', 'handle'],
    ['@shop@mastodon.example', 'handle'],
    ['@shop:matrix.example', 'handle'],
    ['security@', 'words'],
    ['security@localhost', 'words'],
    ['a..b@shop.example', 'words'],
    ['a@10.0.0.1', 'words'],
    [`${'a'.repeat(65)}@shop.example`, 'words'],
    ['https://', 'words'],
    ['https://shop.example and more', 'words'],
    ['@-', 'words'],
    ['@two words', 'words'],
    ['Any librarian at the desk', 'words'],
    ['', 'words'],
  ])('is told by its form: %s', (to, kind) => {
    expect(channelKind(to)).toBe(kind);
  });

  test.each([
    ['security@', 'no domain', 'Write an'],
    ['security@shop', 'whole domain', 'Write an'],
    ['security @ shop.example', 'more than the address', '`security@shop.example`'],
    ['mailto:security@shop.example', 'more than the address', '`security@shop.example`'],
    ['<security@shop.example>', 'more than the address', '`security@shop.example`'],
    ['a@@shop.example', 'no e-mail', 'Write an'],
    ['jon at example', 'no program', 'Write an'],
    ['jon [at] shop [dot] example', 'no program', '`jon@shop.example`'],
    ['security at shop.example', 'no program', '`security@shop.example`'],
    ['http:/x', 'no complete URL', '`https://x`'],
    ['https://', 'no complete URL', 'Write an'],
    ['htps://shop.example', 'no complete URL', '`https://shop.example`'],
    ['www.shop.example', 'without `https://`', '`https://www.shop.example`'],
    ['github.com/o/r/security', 'without `https://`', '`https://github.com/o/r/security`'],
    ['@bad!handle', 'no handle', 'Write `@`'],
    ['MAILTO:a@shop.example?subject=x', 'more than the address', '`a@shop.example`'],
    ['a@shop.example.', 'more than the address', '`a@shop.example`'],
    ['security＠shop.example', 'more than the address', '`security@shop.example`'],
    ['https://.example', 'no complete URL', 'Write'],
    ['https://shop.example..', 'no complete URL', 'Write'],
  ])('that was meant to be an address: %s', (to, what, suggestion) => {
    expect(channelProblem(to)?.what).toContain(what);
    expect(channelProblem(to)?.suggestion).toContain(suggestion);
  });

  test.each([
    'Write to security@shop.example',
    'IRC at libera.chat',
    'Ask at reception',
    'SECURITY.md',
    'docs/security.md',
    'xmpp:security@shop.example',
    'https://shop.example (preferred)',
    '@maintainer on GitHub',
    'Signal: +49 30 1234',
  ])('of words is left alone: %s', (to) => {
    expect(channelProblem(to)).toBeUndefined();
  });

  test.each([
    ['https://github.com/o/r/issues', true],
    ['https://github.com/o/r/issues/new/choose', true],
    ['https://github.com/o/r/discussions', true],
    ['https://gitlab.com/g/s/r/-/issues/new', true],
    ['https://bugzilla.shop.example/', true],
    ['https://shop.example/bugs/enter_bug.cgi?product=Oven', true],
    ['GitHub issues', true],
    ['https://github.com/o/r/security/advisories/new', false],
    ['https://gitlab.com/g/r/-/issues/new?issue[confidential]=true', false],
    ['https://bugzilla.shop.example/enter_bug.cgi?groups=core-security', false],
    ['https://shop.example/issues', false],
    ['https://hackerone.com/shop', false],
    ['security@issues.example', false],
    ['@issues', false],
    ['A private issue', false],
  ])('is public when everybody reads along: %s', (to, is) => {
    expect(isPublicTracker(to)).toBe(is);
  });

  test('is printed as a link to where it leads, and never as an address that it is not', () => {
    const to = [
      'säk@köln.example',
      'a@shop.example',
      '@jo@town.example',
      '@jo',
      'https://köln.example',
    ];
    const model = modelOf(`policy: {reporting: {channels: ${JSON.stringify(to)}}}`);
    const lines = documentOf(model, 'security-policy').split('\n');
    expect(lines.filter((line) => /^\d/.test(line))).toEqual([
      '1. [säk@köln.example](mailto:säk@köln.example)',
      '2. <a@shop.example>',
      '3. [@jo@town.example](https://town.example/@jo)',
      '4. @jo',
      '5. <https://köln.example>',
    ]);
  });

  test('is looked at in its short and its long form', async () => {
    const yaml =
      'policy: {reporting: {channels: [security@, {to: "http://shop.example", pgp: 0123}]}}';
    expect(await findings('channel-malformed', yaml)).toEqual([
      'policy.reporting.channels.0.to: The channel `security@` has no domain behind the `@`',
    ]);
    expect(await findings('channel-unencrypted', yaml)).toEqual([
      'policy.reporting.channels.1.to: The channel `http://shop.example` is not encrypted, expected https',
    ]);
    expect(
      await findings('channel-unencrypted', 'policy: {reporting: {channels: "http://ab.onion/x"}}'),
    ).toEqual([]);
  });

  test('is needed, and one of them private', async () => {
    const both = async (policy: string) => [
      ...(await findings('policy-without-channel', `policy: ${policy}`)),
      ...(await findings('policy-without-private-channel', `policy: ${policy}`)),
    ];
    const tracker = 'https://github.com/o/r/issues';
    expect(await both('{}')).toEqual(['policy.reporting: The policy names no channel for reports']);
    expect(await both('{reporting: {text: Be kind.}}')).toEqual([
      'policy.reporting.channels: The policy names no channel for reports',
    ]);
    expect(await both(`{reporting: {channels: [${tracker}, GitHub issues]}}`)).toEqual([
      'policy.reporting.channels: The policy has 2 channels, all of them public',
    ]);
    expect(await both(`{reporting: {channels: [${tracker}, a@shop.example]}}`)).toEqual([]);
  });
});

describe('a placeholder', () => {
  test.each([
    ...['TBD', 'todo: ask Jane', 'FIXME', 'xxx', 'N/A', '???', '-', '…', 'nobody', 'Unknown'],
    ...['<your e-mail>', '[INSERT CONTACT METHOD]', '{{ email }}', '$EMAIL', 'see repo'],
    ...['your@email', 'yourname@shop.example', 'your-team', 'Your e-mail address', 'foo@bar'],
    ...['user@domain.com', 'xxx@xxx.com', 'security@example.com', 'a@mail.example.org'],
    ...['To be determined', 'pending', 'Insert e-mail here', 'E-mail address', 'Jane Doe, TBD'],
    ...['@username', 'https://github.com/OWNER/REPO/security/advisories/new', 'http://localhost/x'],
    ...['https://example.net/report', 'https://www.example.com', 'ops@shop.invalid'],
  ])('is found: %s', (contact) => {
    expect(isPlaceholder(contact)).toBe(true);
  });

  test.each([
    ...['security@pallets.example', 'security@my-example.com', 'https://example.com.au/x'],
    ...['Todo Inc', 'Ada Null', 'Bar Association', 'a@insert-name.io', 'https://local.host/x'],
    ...['https://github.com/user/reporting-tool', 'localhost.run team', 'to-be-team'],
    ...['platform-team', 'todo-app-team', 'Nobody Inc.', '@maintainer', 'Jane <jane@shop.example>'],
    ...['[Jane](https://shop.example)', 'me@bar-association.org', 'https://shop.example/a.test/b'],
  ])('is no contact of an example or a person: %s', (contact) => {
    expect(isPlaceholder(contact)).toBe(false);
  });

  test('is found wherever somebody is named, and hides that it is malformed', async () => {
    const yaml = `policy: {reporting: {channels: [foo@bar]}}
risks: {theft: {owner: TBD}}
`;
    const at = async (code: string) =>
      (await findings(code, yaml)).map((one) => one.replace(/:.*/, ''));
    expect(await at('contact-placeholder')).toEqual([
      'policy.reporting.channels.0.to',
      'risks.theft.owner',
    ]);
    expect(await at('channel-malformed')).toEqual([]);
    const system = modelOf('').system;
    expect(system.owners).toEqual([]);
  });
});

const NESTED = `controls:
  scan: Scanner
  gap: {name: Gap, status: planned}
risks:
  gone: {treatment: avoid}
policy:
  reporting: {channels: a@shop.example}
  sections:
    checks:
      controls: [scan, gap, scna]
      sections:
        inner:
          text: Inner
          sections:
            innermost: {controls: [nothing-like-it], risks: [gone, goner]}
guide:
  language: python
  practices:
    first:
      samples: [one]
      items:
        - name: Lead
          samples: [two, {language: go, bad: three}]
          items: [{text: Below, samples: [{bad: four, good: five}]}]
    second: {samples: [six]}
  checklists:
    release: {items: [Ready]}
`;

describe('sections', () => {
  test('are walked in order, with subjects that suppressions can name', () => {
    const model = modelOf(NESTED);
    expect([...sectionsOf(model)].map(({ subject, path }) => [subject, path.join('.')])).toEqual([
      ['policy.sections.checks', 'policy.sections.checks'],
      ['policy.sections.checks.inner', 'policy.sections.checks.sections.inner'],
      [
        'policy.sections.checks.inner.innermost',
        'policy.sections.checks.sections.inner.sections.innermost',
      ],
      ['guide.practices.first', 'guide.practices.first'],
      ['guide.practices.second', 'guide.practices.second'],
      ['guide.checklists.release', 'guide.checklists.release'],
    ]);
    expect(
      [...sampleCodesOf(model)].map(({ code, language, path }) => [code, language, path.join('.')]),
    ).toEqual([
      ['one', 'python', 'guide.practices.first.samples.0.code'],
      ['two', 'python', 'guide.practices.first.items.0.samples.0.code'],
      ['three', 'go', 'guide.practices.first.items.0.samples.1.bad'],
      ['four', 'python', 'guide.practices.first.items.0.items.0.samples.0.bad'],
      ['five', 'python', 'guide.practices.first.items.0.items.0.samples.0.good'],
      ['six', 'python', 'guide.practices.second.samples.0.code'],
    ]);
  });

  test('may nest as deep as memory allows', () => {
    const model = modelOf('guide: {practices: {deep: {items: [{text: x, samples: [y]}]}}}');
    const section = model.guide?.practices.get('deep');
    const point = section?.items[0];
    if (!section || !point) throw new Error('no parts');
    let items = [point];
    for (let depth = 0; depth < 5_000; depth++) items = [{ text: 'x', items, samples: [] }];
    model.guide?.practices.set('deep', { ...section, items });
    expect([...sampleCodesOf(model)]).toHaveLength(1);
  });

  test('name controls and risks that are there', async () => {
    const inner = 'policy.sections.checks.sections.inner.sections.innermost';
    expect(await findings('unknown-control', NESTED)).toEqual([
      'policy.sections.checks.controls.2: Unexpected control `scna`, expected the id of a registered control',
      `${inner}.controls.0: Unexpected control \`nothing-like-it\`, expected the id of a registered control`,
    ]);
    expect(await findings('section-publishes-unbuilt-control', NESTED)).toEqual([
      'policy.sections.checks.controls.1: The control `gap` is planned, expected one that exists',
    ]);
    expect(await findings('section-answers-unknown-risk', NESTED)).toEqual([
      `${inner}.risks.1: Unexpected risk \`goner\`, expected the id of a registered risk`,
    ]);
    expect(await findings('section-answers-closed-risk', NESTED)).toEqual([
      `${inner}.risks.0: The risk \`gone\` is avoided and needs no answer`,
    ]);
    expect(
      await findings(
        'section-answers-closed-risk',
        `${NESTED}suppress: {finding: section-answers-closed-risk, at: policy.sections.checks.inner.innermost, reason: History}\n`,
      ),
    ).toEqual([]);
  });

  test('use the controls that they name', async () => {
    expect(await findings('control-unused', NESTED)).toEqual([]);
    const imported = `import: org.yaml
guide: {practices: {scanning: {controls: scan}}}
`;
    const others = {
      'org.yaml': 'threatdoc-library: 1\ncontrols: {scan: Scanner, other: Other}\n',
    };
    const { design: model } = await checked(imported, {}, others);
    expect([...(model?.controls.keys() ?? [])]).toEqual(['scan']);
  });

  test('and guides without content are noted', async () => {
    expect(await findings('guide-empty', 'guide: {language: go}')).toHaveLength(1);
    expect(await findings('guide-empty', 'guide: {references: "https://a.example"}')).toEqual([]);
    expect(await findings('section-empty', 'guide: {practices: {a: A, b: {text: B}}}')).toEqual([
      'guide.practices.a: The section `guide.practices.a` has nothing below its heading',
    ]);
  });

  test('show a good sample beside a bad one, in one map or in two', async () => {
    const of = (samples: string) =>
      findings('sample-bad-without-good', `guide: {practices: {a: {samples: ${samples}}}}`);
    expect(await of('[{code: x}, {bad: y}]')).toEqual([
      'guide.practices.a.samples.1.bad: The sample shows how not to do it and nothing shows how to do it',
    ]);
    expect(await of('[{bad: y}, {good: z}]')).toEqual([]);
    expect(await of('[x]')).toEqual([]);
    const points = (items: string) =>
      findings('sample-bad-without-good', `guide: {practices: {a: {items: ${items}}}}`);
    expect(await points('[{samples: {bad: y}}, {samples: {good: z}}]')).toEqual([]);
    expect(await points('[{samples: {good: z}}, {samples: {bad: y}}]')).toEqual([]);
    expect(
      (await points('[{samples: {bad: y}}, {samples: {bad: x}}, {samples: {good: z}}]')).map(
        (one) => one.replace(/:.*/, ''),
      ),
    ).toEqual(['guide.practices.a.items.0.samples.0.bad']);
  });
});

describe('code that YAML takes for a comment', () => {
  const cuts = async (samples: string) =>
    (await checked(`guide:\n  practices:\n    a:\n      samples:\n${samples}`)).findings
      .filter(({ code }) => code === 'yaml-comment-cuts-text')
      .map(({ path, message, suggestion }) => [path, message, suggestion]);
  const before =
    'The code ends before a `#`: YAML takes the rest of the line for a comment' as const;
  const after =
    'The code starts after a `#`: YAML takes the rest of the line for a comment' as const;
  const below = (key: string) =>
    `the code on the lines below \`${key}\`, where \`#\` is part of it`;

  test('is reported at its end and at its start', async () => {
    expect(
      await cuts(`        - pip-audit # every week
        - code: ruff check # fast
          bad: # Bad
            eval(text)
          good: int(text) # Good
        - # Good
          int(text)
`),
    ).toEqual([
      ['guide.practices.a.samples.0', before, `Write ${below('- |')}`],
      ['guide.practices.a.samples.1.code', before, `Write ${below('code: |')}`],
      ['guide.practices.a.samples.1.bad', after, `Write all of ${below('bad: |')}`],
      ['guide.practices.a.samples.1.good', before, `Write ${below('good: |')}`],
      ['guide.practices.a.samples.2', after, `Write all of ${below('- |')}`],
    ]);
  });

  test('is not reported where the comment is no part of it', async () => {
    expect(
      await cuts(`        # A comment of the model
        - pip-audit
        - "ruff # fast"
        - |
          # Good
          int(text) # really
        # Another
        - code: |
            x # y
          # and one more
          good: z
`),
    ).toEqual([]);
    expect((await checked('controls: {code: Review # twice\n}\n')).findings).not.toContainEqual(
      expect.objectContaining({ code: 'yaml-comment-cuts-text' }),
    );
  });
});

const parseSample = await sampleParser([
  ...([
    'bash',
    'go',
    'hcl',
    'java',
    'javascript',
    'json',
    'jsonc',
    'php',
    'python',
    'rust',
  ] as const),
  ...(['toml', 'tsx', 'typescript', 'xml', 'yaml'] as const),
]);

describe('a sample without errors', () => {
  const GOOD: Readonly<Record<string, readonly string[]>> = {
    bash: [
      'uv run bandit -r src/ipsdk --configfile pyproject.toml\nmake security # includes linting\n',
      'if ! npm audit --audit-level=high; then\n  echo "vulnerable" >&2\n  exit 1\nfi\n',
      'curl -fsSL https://<your-host>/key.asc | gpg --import\ndocker run <image> <command...>\n',
      '$ npm audit\nfound 0 vulnerabilities (in 12 packages)\n$ export KEY=<your key>\n',
      "user@host:~$ cat key\nit's empty\n",
      'npm ci ...\nfor file in *.yaml; do\n  ...\ndone\n',
      'cat <<EOF > key.txt\n${KEY:?not set} and it\'s "fine\nEOF\n',
      'echo "${{ secrets.TOKEN }}" | docker login --password-stdin\n',
      'diff <(sort a) <(sort b)\n[[ $x =~ ^(a|b)$ ]] && y=(1 2)\necho $((x + 1))\n',
      'npm get [<key> ...] (see npm config)\n',
      'pip-audit\nFound 2 known vulnerabilities (1 ignored)\n',
      '- curl http://shop.example | sh\n+ curl https://shop.example/install.sh -o install.sh && (cd x\n)\n',
      'head -c 32 /dev/urandom | base64 > "$(mktemp)" # ünïcode\n',
    ],
    go: [
      'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("hi")\n}\n',
      'cfg := &tls.Config{\n\tMinVersion: tls.VersionTLS12, // at least\n\t...\n}\n',
      'func f() (bool, error) {\n\tok := true\n\tif !ok {\n\t\treturn false, nil\n\t}\n\t...\n}\n',
    ],
    hcl: [
      'provider "cloud" {\n  api_key = var.api_key # from TF_VAR_api_key\n}\n\nvariable "api_key" {\n  type      = string\n  sensitive = true\n}\n',
      'ingress {\n  cidr_blocks = ["10.0.0.0/8"]\n}',
      'resource "x" "y" {\n  ...\n  name = "${var.a}-${lower(var.b)}"\n  tags = { for k, v in var.t : k => v if v != "" }\n}\n',
      'a = <<-EOT\n  {"b": ${c}}\n  EOT\nd = e ? f[*].g : null\nkey = <your key>\nother = ...\n',
      '  # aws_s3_bucket.b will be created\n  + resource "aws_s3_bucket" "b" {\n      + acl = "private"\n    }\n',
      '- acl = "public-read"\n+ acl = "private"\n',
      'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 5.0"\n    }\n  }\n}\n',
      'var.api_key',
    ],
    java: [
      'String sql = "SELECT 1";\nResultSet rs = st.executeQuery(sql);\n',
      'import a.B;\n\n@PostMapping("/z")\npublic B z(@RequestBody B to) {\n  ...\n  return f(B.class, byte[].class);\n}\n',
      'int y = switch (x) { case 1 -> 2; default -> 3; };',
    ],
    javascript: [
      'await fetch(url)\nfor await (const x of xs) {}\n',
      'app.use(helmet({ ... }))\nconst key = ...\nfunction f() {\n  ...\n}\nf(a, ...)\n',
      '{ httpOnly: true, secure: true }\n',
      'const el = <a href={url} rel="noopener">x</a>;\n',
      "import data from './x.json' with { type: 'json' };\nconst [a, ...rest] = [...data];\n",
      '  const indented = 1;\n  const more = 2;\n',
      '@decorated()\nexport class A { #secret = 1; }\n',
    ],
    json: ['{"a": [1, true, null]}', '"a": 1, "b": 2', '{\n  // why\n  "a": 1,\n  ...\n}'],
    jsonc: ['{"a": 1, /* b */ "c": ["//",],}'],
    php: [
      '<?php echo htmlspecialchars($x); ?>\n<p>x</p>\n',
      '$st = $pdo->prepare("SELECT 1");\nforeach ($a as $k => &$v) { ... }\n',
      'public function f(?int $x = null): string { return strlen(...); }',
    ],
    python: [
      '@app.get("/")\nasync def f(x: int = 0, *, y: str | None = None) -> None: ...\n',
      'await f()\nx = {"a": 1, ...}\nwith (open(a) as b, open(c) as d.e):\n    yield\n',
      '    x = 1\n    if x:\n        # do something\n    else:\n        y = 2.\n',
      '>>> def f():\n...     return 1\n>>> f()\n1 of these\n',
      '%pip install x\nprint(f"{a!r:>{w}} {b[\'c\']}")\n',
      'match x:\n    case {"a": y} if y: pass\n',
      'try:\n    f(…)\nexcept* E as e:\n    raise\n',
    ],
    rust: [
      'let x = f()?;\nlet Some(y) = x else { return };\n',
      "# use a::B;\n#[derive(Debug)]\nstruct A<'a> { x: &'a str }\nfn main() { ... }\n",
    ],
    toml: ['[a]\nb = "c" # d\n...\n'],
    tsx: ['const a: B = <C e={f!}>{g as D}</C>;\n'],
    typescript: [
      '@Injectable()\nexport class A<T extends B = C> { constructor(private readonly b: T) {} }\n',
      'const is = (a: unknown): a is string => typeof a === "string";\ntype T = [a?: string, B?];\n',
      "declare module 'x' { type Y = typeof import('y') }\nconst z = w as const satisfies V;\n",
    ],
    xml: [
      '<?xml version="1.0"?>\n<!DOCTYPE a [ <!ENTITY x SYSTEM "file:///etc/passwd"> ]>\n<a>&x;</a>\n',
      '<dependency>...</dependency>\n<dependency a="b"/>\n',
    ],
    yaml: [
      'a: &x [1]\n---\nb: *x\n',
      'c: !Ref d\n',
      '{{- if .Values.x }}\na: {{ .b }}\n{{- end }}',
    ],
  };

  test.each(Object.entries(GOOD))('has none found: %s', async (language, samples) => {
    for (const code of samples) expect(await parseSample(language, code), code).toBeUndefined();
  });
});

describe('what stands for something else', () => {
  test.each([
    ['python', 'api_key = <your key>\n'],
    ['python', 'client = Client([YOUR TOKEN])\n'],
    ['python', '-password = "secret"\n+password = os.environ["PASSWORD"]\n'],
    ['python', '@@ -1,2 +1,2 @@\n def f():\n-return (\n+  return 1\n'],
    ['json', '{"key": <your key>, "next": {{ value }}}'],
    ['toml', 'key = <your key>\nother = {{ value }}\n'],
    ['go', 'key := <your key>\n'],
    ['java', 'String key = <your key>;\n'],
    ['javascript', '> const a = 1\nundefined\n> a; a\n1 of these\n'],
    ['javascript', 'const key = <your key>;\n'],
    ['typescript', 'const key: string = <your-key>;\n'],
    ['rust', 'let key = <your key>;\n'],
    ['php', '$key = <your key>;\n'],
    ['yaml', 'key: <your key>\n'],
  ])('is no error: %s %s', async (language, code) => {
    expect(await parseSample(language, code)).toBeUndefined();
  });
});

describe('a sample with an error', () => {
  test.each([
    ['bash', 'echo "a\n', 1, 6],
    ['bash', 'if x; then\n  y\n', 1, 1],
    ['bash', 'echo ü; done', 1, 9],
    ['hcl', 'a = 1\nb =\n', 2, 4],
    ['hcl', 'resource "a" "b" {\n  c = 1\n', 2, 8],
    ['go', 'x := f(\nif x {\n', 2, 1],
    ['java', 'public void f() {\n  int = 1;\n}', 2, 7],
    ['javascript', 'const a = 1;\nfoo(a b)\n', 2, 7],
    ['json', '{"a": 1,\n "b" 2}', 2, 6],
    ['json', '{"a": 1,}', 1, 9],
    ['jsonc', '{"a": }', 1, 7],
    ['php', 'if ($x {\n}', 1, 8],
    ['php', '<?php\n$a = ;\n', 2, 6],
    ['python', 'x = f(1\ny = 2\n', 2, 1],
    ['python', 'if a > b:\n    f(c d)\n', 2, 9],
    ['python', 'index = f(a b)\n', 1, 13],
    ['python', 'f([a b])\n', 1, 6],
    ['bash', 'npm ci > log\nif x; then\n', 2, 7],
    ['python', 'def f():\nreturn 1\n', 2, 1],
    ['python', 'if x\n    y\n', 1, 5],
    ['rust', 'let x = ;', 1, 9],
    ['toml', 'a = 1\nb =\n', 2, 4],
    ['tsx', 'const a = <b>c;', 1, 16],
    ['typescript', 'const a: = 1;', 1, 10],
    ['xml', '<a b=></a>', 1, 6],
    ['yaml', 'a: 1\nb: "x\n', 2, 6],
  ])('in %s is found where it is', async (language, code, line, column) => {
    const place = await parseSample(language, code);
    expect(place?.line, code).toBe(line);
    expect(Math.abs((place?.column ?? 0) - column), `${place?.column}`).toBeLessThanOrEqual(1);
  });

  test('is found under every name of a language, and not in those that are not checked', async () => {
    for (const name of ['py', 'Python3', ' JS ', 'golang', 'rs', 'ts', 'yml', 'svg', 'sh', 'tf'])
      expect(await parseSample(name, '[(<"'), name).toBeDefined();
    for (const name of ['console', 'zsh', 'txt', 'text', 'c', 'cpp', 'html', 'sql', ''])
      expect(await parseSample(name, '[(<"'), name).toBeUndefined();
    expect(checkedLanguage(undefined)).toBeUndefined();
    expect(checkedLanguage('constructor')).toBeUndefined();
  });

  test('costs little, however wrong it is', async () => {
    const parse = await sampleParser(['javascript', 'tsx', 'java', 'python', 'xml', 'go']);
    const started = performance.now();
    for (const language of ['javascript', 'tsx', 'java', 'python', 'xml', 'go']) {
      for (const unit of ['<', '(a,', '/* ', 'yield ', '\n', '... ', 'a<b<'])
        await parse(language, unit.repeat(9_999 / unit.length));
    }
    expect(await parse('javascript', 'x'.repeat(10_001))).toBeUndefined();
    expect(await parse('python', '(')).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('is reported with what stands there', async () => {
    const yaml = `guide:
  language: python
  practices:
    a:
      samples:
        - foo(a b)
        - {language: sql, code: 'for ('}
        - {language: bash, code: 'for'}
        - {language: json, bad: '{"a": 1', good: '{}'}
`;
    expect(await findings('sample-syntax', yaml, { samples: true })).toEqual([
      'guide.practices.a.samples.0.code: Unexpected `b` in the `python` code, line 1, column 7 of the sample',
      'guide.practices.a.samples.2.code: Unexpected `for` in the `bash` code, line 1, column 1 of the sample',
      'guide.practices.a.samples.3.bad: Unexpected end in the `json` code, line 1, column 8 of the sample',
    ]);
  });
});

/** Made of pieces, so that nobody who scans this file takes them for real ones. */
const SECRETS: readonly (readonly [string, string, string])[] = [
  ['AWS secret access key', 'aws_secret_access_key = ', `wJalrXUtnFEMI/K7MDENG/${'z9'.repeat(9)}`],
  ['GitHub token', '', `ghp_${'wWPw5k4aXcaT'.repeat(3)}`],
  ['GitHub token', '', `github_pat_${'1A'.repeat(41)}`],
  ['GitLab token', '', `glpat-${'a1B2c3D4e5'.repeat(2)}`],
  ['Google API key', '', `AIza${'SyA12'.repeat(7)}`],
  ['Slack token', '', `xoxb-${'1234567890'.repeat(2)}-abcdefghijABCDEFGHIJ`],
  ['Slack token', '', `https://hooks.slack.com/services/${'T000AAAA/B000AAAA'}/abcdefghij`],
  ['Stripe key', '', `sk_live_${'4eC39HqLyjWDarjt'}`],
  ['npm token', '', `npm_${'a1B2'.repeat(9)}`],
  ['SendGrid key', '', `SG.${'a1B2c3D4e5x'.repeat(2)}.${'a1B2c3D4e5x'.repeat(4).slice(1)}`],
  ['Anthropic key', '', `sk-ant-api03-${'a'.repeat(93)}AA`],
  ['OpenAI key', '', `sk-${'a'.repeat(20)}T3BlbkFJ${'a'.repeat(20)}`],
  ['Linear key', '', `lin_api_${'a1'.repeat(20)}`],
  ['Shopify token', '', `shpat_${'a1'.repeat(16)}`],
  ['password in a URL', '', 'https://us:pa55word123@shop.io'],
  ['password in a URL', '', 'redis://:hunter22222@'],
  ['password of a database', '', 'postgresql://app:s3cr3tpw@db.internal/app'],
  ['password of a database', '', 'jdbc:mysql://app:s3cr3tpw@db.internal/app'],
  [
    'private key',
    '',
    `-----BEGIN RSA ${'PRIVATE KEY'}-----\nMIIE${'pAIBAAKCAQEA0Z3VS5JJ'.repeat(9)}\n-----END RSA ${'PRIVATE KEY'}-----`,
  ],
];

describe('a secret', () => {
  test.each(SECRETS)('is found by its form and masked: %s', async (kind, before, secret) => {
    const text = `a: "${before}${secret}"\nb: c\n`;
    const [found, ...more] = await findSecrets(text);
    expect(more).toEqual([]);
    expect(found?.kind).toBe(kind);
    expect(text.slice(...(found?.range ?? [0, 0]))).toBe(secret);
    expect(found?.masked).toBe(`${secret.slice(0, 4)}****`);
  });

  test.each([
    'https://user:password@shop.io',
    'https://user:$PASSWORD@shop.io',
    'https://shop.io:8443/@handle',
    'https://github.com/o/r@v1',
    `actions/checkout@${'a1'.repeat(20)}`,
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'security@shop.example',
    'sk-learn and npm_config',
    '-----BEGIN CERTIFICATE-----',
    '',
  ])('is no %s', async (text) => {
    expect(await findSecrets(text)).toEqual([]);
  });

  test('does not take long to be found in a text that is full of them', async () => {
    const started = performance.now();
    const text = 'https://u5:p4ssw0rd@h.io '.repeat(200_000);
    expect((await findSecrets(text)).length).toBeGreaterThan(1000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  const [, , token = ''] = SECRETS[1] ?? [];
  const url = `https://us:${'pa55word123'}@shop.io/`;
  const yaml = `# for the tests: ${token}
policy:
  reporting: {channels: ['http${url.slice(5)}report', '${url}x y']}
guide:
  practices:
    keys:
      samples:
        - language: json
          bad: |
            {
              "token": "${token}"
        - {good: use a vault}
`;

  test('is reported where it is and never shown', async () => {
    const result = await checked(yaml, { secrets: true });
    const found = result.findings.filter(({ code }) => code === 'secret-in-model');
    const shown = ({ line, column, endColumn, path, message }: Finding) =>
      `${line}:${column}-${endColumn} ${path}: ${message}`;
    expect(found.map(shown)).toEqual([
      '3:18-58 system.name: Unexpected GitHub token `ghp_****` in the model',
      '5:27-56 policy.reporting.channels.0: Unexpected password in a URL `http****` in the model',
      '5:67-97 policy.reporting.channels.1: Unexpected password in a URL `http****` in the model',
      '13:25-65 guide.practices.keys.samples.0.bad: Unexpected GitHub token `ghp_****` in the model',
    ]);
    const everything = JSON.stringify([
      result.findings,
      result.reading.sources.map(({ text }) => text),
    ]);
    expect(result.findings.map(({ code }) => code)).toContain('channel-unencrypted');
    expect(everything).not.toContain(token);
    expect(everything).not.toContain('pa55word123');
    const [source] = result.reading.sources;
    expect(source?.text).toHaveLength(HEAD.length + yaml.length);
    expect(source?.text.split('\n')).toHaveLength((HEAD + yaml).split('\n').length);
  });

  test('is not looked for unless asked', async () => {
    expect(await findings('secret-in-model', yaml)).toEqual([]);
  });

  test('for show can be set aside', async () => {
    const at = 'guide.practices.keys.samples.0.bad';
    const rest = await findings(
      'secret-in-model',
      `${yaml}suppress: {finding: secret-in-model, at: ${at}, reason: Revoked}\n`,
      { secrets: true },
    );
    expect(rest).toHaveLength(3);
    expect(rest.join('\n')).not.toContain(at);
    expect(
      await findings(
        'secret-in-model',
        `# secretlint-disable\nquestions: Is ${token} old?\n# secretlint-enable\n`,
        { secrets: true },
      ),
    ).toEqual([]);
  });

  test('is found in the libraries too', async () => {
    const others = { 'org.yaml': `threatdoc-library: 1\ndescription: ${token}\n` };
    const { findings: found } = await checked('import: org.yaml\n', { secrets: true }, others);
    expect(
      found
        .filter(({ code }) => code === 'secret-in-model')
        .map(({ file, line, path }) => [file, line, path]),
    ).toEqual([['org.yaml', 2, 'description']]);
  });
});
