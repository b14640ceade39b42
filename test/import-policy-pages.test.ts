import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { convertPolicy } from '../src/import-policy/convert-policy.ts';
import { pagesOf } from '../src/pipeline.ts';
import { loadTemplates } from '../src/shell/load-templates.ts';
import { designOf } from './helpers/documents.ts';
import { lostWords, madeOf, modelIn, type Yaml } from './helpers/imports.ts';

const imported = (text: string, file = 'SECURITY.md') => convertPolicy(text, file);
const modelOf = (text: string): Promise<Yaml> => modelIn(imported(text));
const REPORT = '## Reporting a Vulnerability\n\nEmail: deck@ferry.example\n';
const labelsOf = (text: string) =>
  madeOf(imported(text))
    .notes.filter(({ kind }) => kind === 'label')
    .map(({ message }) => message);

describe('what only the site of a page understands', () => {
  test('front matter is no heading; its title names a page that has none', async () => {
    const text =
      '---\ntitle: "Ferry Security Checklist"\ndescription: >\n  Before we sail\nweight: 10\n---\n\nCheck these.\n\n## Deck\n\n- [ ] The ramp is up\n';
    const { system, guide } = await modelOf(text);
    expect(system.name).toBe('Ferry');
    expect(guide).toMatchObject({
      text: 'Check these.',
      checklists: { deck: { items: ['The ramp is up'] } },
    });
    expect(labelsOf(text)).toContain(
      'title: "Ferry Security Checklist"\ndescription: >\n  Before we sail\nweight: 10',
    );
  });

  test('the title of front matter gives way to a heading', async () => {
    const text = `---\ntitle: Page 7\n---\n\n# Ferry Security Policy\n\n${REPORT}`;
    expect((await modelOf(text)).system.name).toBe('Ferry');
  });

  test('a comment is no text, and an address in it no channel', async () => {
    const text = `<!--\nCopyright Jo, <jo@harbour.example>\n-->\n\n# Security Policy\n\nWe sail.\n\n<!-- BEGIN -->\n${REPORT}`;
    const { policy } = await modelOf(text);
    expect(policy).toEqual({
      text: 'We sail.',
      reporting: { channels: ['deck@ferry.example'] },
    });
    expect(labelsOf(text)).toContain('Copyright Jo, <jo@harbour.example>');
  });

  test('a comment that does not end, and one in code, stay', async () => {
    const text = `# Security Policy\n\n${REPORT}\n## Ropes\n\n\`\`\`html\n<!-- knot -->\n\`\`\`\n\n## Sails\n\n<!-- set them\n`;
    const { sections } = (await modelOf(text)).policy;
    expect(sections.ropes.samples).toEqual([{ language: 'html', code: '<!-- knot -->' }]);
    expect(sections.sails.text).toContain('set them');
  });

  test.each([
    ['that end in a line of text', '--> gulls'],
    ['that do not end', 'gulls'],
  ])('a hundred thousand comments %s are refused, and soon', (_, end) => {
    const text = `# Security Policy\n\n${'<!-- gull\n'.repeat(100_000)}${end}\n`;
    expect(imported(text)).toMatchObject({ refusal: expect.stringMatching(/^Line \d+ is longer/) });
  });

  test.each([
    ['a forge', '> [!WARNING]\n> The deck is wet.\n'],
    ['a forge, with a blank line', '> [!WARNING]\n>\n> The deck is wet.\n'],
    ['a shortcode', '{{< warning >}}\nThe deck is wet.\n{{< /warning >}}\n'],
    [
      'a shortcode with a type',
      '{{% admonition type="warning" %}}\nThe deck is wet.\n{{% /admonition %}}\n',
    ],
    ['a directive', ':::warning\n\nThe deck is wet.\n\n:::\n'],
    ['an include', '{% include warning.html content="The deck\nis wet." %}\n'],
  ])('a callout of %s is a quote that says what it is', async (_, callout) => {
    const text = `# Security Policy\n\n${REPORT}\n## Deck\n\n${callout}`;
    expect((await modelOf(text)).policy.sections.deck.text).toBe('> **Warning:** The deck is wet.');
  });

  test('a callout without its end is text', async () => {
    const text = `# Security Policy\n\n${REPORT}\n## Deck\n\n:::warning\n\nThe deck is wet.\n`;
    expect((await modelOf(text)).policy.sections.deck.text).toContain('The deck is wet.');
  });

  test('shortcodes, components, arranging tags and pictures in headings', async () => {
    const text = `# Security Policy\n\nimport Tabs from '@theme/Tabs';\n\n<div align="center">\n\nWe sail.\n\n</div>\n<br/><br/>\n\n${REPORT}\n## ![Ship](ship.png) Deck {#deck}\n\n<Tabs>\n\nMind the {{< term text="ramp" id="r-1" >}}.\n\n</Tabs>\n\n<img src="deck.png" alt="The deck">\n`;
    const { policy } = await modelOf(text);
    expect(policy.text).toBe('We sail.');
    expect(policy.sections).toEqual({ deck: { text: 'Mind the ramp.\n\n[The deck](deck.png)' } });
    expect(lostWords(text, madeOf(imported(text)), [])).toEqual([]);
  });

  test('folded parts are open, and links by reference lead to their addresses', async () => {
    const text = `# Security Policy\n\n${REPORT}\n## Deck\n\n<details>\n<summary>Ramp</summary>\n\nSee [the plan][1].\n\n</details>\n\n[1]: https://ferry.example/plan\n`;
    expect((await modelOf(text)).policy.sections.deck.text).toBe(
      '**Ramp**\n\nSee [the plan](https://ferry.example/plan).',
    );
  });
});

test('import → generate → import gives the same policy, however its markdown is written', async () => {
  const text =
    '# Security Policy\n\nWe *sail*: https://ferry.example/map and <deck@ferry.example>.\n\n> [!NOTE]  \n> It is __wet__.\n\n## Supported Versions\n\nVersion | Security fixes until\n--- | ---\n6 | spring\n\n## Reporting a Vulnerability\n\nSee [the plan][1], then e-mail [deck@ferry.example](mailto:deck@ferry.example).\n\n* Name | it\n\n[1]: https://ferry.example/plan\n\n## Ropes\n\n* `knot`: tight\n* _Sails_: set\n';
  const { yaml } = madeOf(imported(text));
  const templates = await loadTemplates(undefined);
  const made = pagesOf(designOf(yaml), 'threatdoc.yaml', templates, ['security-policy']);
  if ('problem' in made) throw new Error(made.problem.message);
  const page = `<!-- threatdoc: generated from threatdoc.yaml -->\n\n${made.pages[0]?.text}`;
  expect(parse(madeOf(imported(page)).yaml).policy).toEqual(parse(yaml).policy);
});

describe('the name of the system', () => {
  const nameOf = async (text: string): Promise<string> => (await modelOf(text)).system.name;

  test.each([
    ['Coordinated Vulnerability Disclosure Policy', 'We sail.'],
    ['Security Policies and Procedures', 'We sail.'],
    ['Reporting Security Issues', 'We sail.'],
    ['Security Disclosures', 'We sail.'],
  ])('is not made of the kind of document: %s', async (title, words) => {
    expect(await nameOf(`# ${title}\n\n${words}\n\n${REPORT}`)).toBe('System');
  });

  test.each([
    ['Security notices relating to Seagull', 'Seagull'],
    ['Common Seagull security best practices', 'Seagull'],
    ['Seagull vulnerability disclosure policy', 'Seagull'],
  ])('stands in the title: %s', async (title, name) => {
    expect(await nameOf(`# ${title}\n\n${REPORT}`)).toBe(name);
  });

  test.each([
    'We take security bugs in Seagull seriously.',
    'If you find a vulnerability within Seagull, tell us.',
    'This holds for all versions of Seagull that sail.',
    'The Seagull maintainers read this.',
    'Tell us of vulnerabilities associated with the Seagull open source projects.',
  ])('stands in a sentence: %s', async (sentence) => {
    expect(await nameOf(`# Security Policy\n\n${sentence}\n\n${REPORT}`)).toBe('Seagull');
  });
});
