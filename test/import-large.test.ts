import { beforeEach, describe, expect, test, vi } from 'vitest';
import markdown from '../src/importers/markdown.ts';

/** Lengths of the texts that were given to the parser of markdown, whose time can grow with their square. */
const parsed: number[] = [];

vi.mock('../src/render/processor.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../src/render/processor.ts')>();
  return {
    ...original,
    parseMarkdown: (text: string) => {
      parsed.push(text.length);
      return original.parseMarkdown(text);
    },
  };
});

beforeEach(() => {
  parsed.length = 0;
});

const DOCUMENT = `# BUSINESS POSTURE

The ferry company sells tickets at a kiosk.

# SECURITY POSTURE

- security control: The kiosk talks to the till over TLS.

# DESIGN

## C4 CONTEXT

\`\`\`mermaid
graph TD
  passenger["Passenger"] --> kiosk["Ticket Kiosk"]
\`\`\`

`;

/** Most characters that are given to the parser at once where its time can grow faster than its text. */
const LONGEST = 33_000;

/** What a parser reads in one go, however long: its time grows with the length and not faster. */
const IN_ONE_GO = new Set([
  'words of one line',
  'code that does not end',
  'link definitions',
  'boxes',
]);

/** A document that ends in a great deal of one thing. */
function documentOf(length: number, part: (index: number) => string): string {
  let text = DOCUMENT;
  for (let index = 0; text.length < length; index++) text += part(index);
  return text;
}

const SHAPES: readonly (readonly [string, (index: number) => string])[] = [
  ['paragraphs', (n) => `Ferry ${n} leaves at noon, and sells tickets until then.\n\n`],
  ['lines of one paragraph', (n) => `ferry ${n} leaves at noon\n`],
  ['words of one line', (n) => `ferry ${n} `],
  ['items', (n) => `- ferry ${n}\n`],
  ['items apart', (n) => `- ferry ${n}\n\n`],
  ['numbered items', (n) => `${n + 1}. ferry\n`],
  ['items of items', (n) => `- ferry ${n}\n  - deck\n    - row\n      - seat\n`],
  ['items ever deeper', (n) => `${'  '.repeat(n % 400)}- deck\n`],
  ['items with code that does not end', (n) => `- ferry ${n}\n  \`\`\`\n  fare\n`],
  ['paragraphs of one item', (n) => `${n === 0 ? '- ferry\n' : ''}\n  deck ${n}\n`],
  ['code that does not end', (n) => `${n === 0 ? '```\n' : ''}ferry ${n}\n`],
  ['quotation', (n) => `> ferry ${n}\n`],
  ['lines behind a quotation', (n) => `${n === 0 ? '> ' : ''}ferry ${n}\n`],
  ['rows', (n) => `${n === 0 ? '| a | b |\n|---|---|\n' : ''}| ferry ${n} | noon |\n`],
  [
    'rows without bars at their ends',
    (n) => `${n === 0 ? 'a | b\n---|---\n' : ''}ferry ${n} | noon\n`,
  ],
  ['tables one below the other', () => '| a | b |\n|---|---|\n| ferry | noon |\n'],
  [
    'elements',
    (n) =>
      `- Name: Ferry ${n}\n  - Type: System\n  - Description: Sails to *island* number ${n}.\n  - Responsibilities: Sails.\n  - Security controls: Lock ${n}.\n`,
  ],
  [
    'rows full of spaces',
    (n) => `| Ferry ${n}${' '.repeat(5000)} | System | A ferry. | Sails | Lock |\n`,
  ],
  ['e-mail addresses', (n) => `Write to ferry${n}@harbour.example.\n\n`],
  ['links', (n) => `See [ferry ${n}](https://harbour.example/${n}), *all* of it.\n\n`],
  ['link definitions', (n) => `[ferry${n}]: https://harbour.example/${n}\n`],
  ['stars', () => '*a **b '],
  ['brackets', () => '[a]('],
  ['quotation marks deep', () => '>'],
  ['HTML', (n) => `<div>\n<b>${n}</b>\n</div>\n\n`],
  ['comments that do not end', (n) => `<!-- ferry ${n}\n`],
  ['spaces', () => ' '],
  ['wide spaces in items', (n) => `- Kiosk ${n}${'\u3000'.repeat(400)}x\n`],
  ['wide spaces in comments', () => `<!--${'\u3000'.repeat(2000)}\n\n`],
  ['footnotes that do not end', () => '[^'],
  ['brackets that do not end', () => '('],
  ['blank lines', () => '\n'],
  ['boxes', (n) => `${n === 0 ? '```mermaid\ngraph TD\n' : ''}  n${n} --> n${n + 1}\n`],
];

describe('a document with a great deal of one thing is read in time that grows with its length', () => {
  test.each(SHAPES)('%s', (name, part) => {
    const text = documentOf(36_000, part);
    markdown.convert(text, 'kiosk.md');
    if (!IN_ONE_GO.has(name)) expect(Math.max(0, ...parsed)).toBeLessThan(LONGEST);
    const sum = parsed.reduce((all, length) => all + length, 0);
    expect(sum).toBeLessThan(text.length * 8);
  });
});

describe('a document as long as one may be becomes a model or a refusal', () => {
  test.each(SHAPES.filter(([name]) => ['items apart', 'rows'].includes(name)))('%s', (_, part) => {
    const imported = markdown.convert(documentOf(1_500_000, part), 'kiosk.md');
    expect('model' in imported ? imported.notes : imported.refusal).toBeDefined();
  });
});

test('what would take minutes to read is refused before it is read', () => {
  const text = documentOf(400_000, (n) => `<b>${n}</b> [*ferry*](<${n}> _*\n===\n\n`);
  parsed.length = 0;
  expect(markdown.convert(text, 'kiosk.md')).toMatchObject({
    refusal: expect.stringMatching(/^\d+ characters, from line 18 on, are no plain paragraphs/),
  });
  expect(parsed).toEqual([]);
});
