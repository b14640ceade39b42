import fc from 'fast-check';
import type { List, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { scan } from '../../src/write/scan.ts';
import { RUNS } from '../helpers/runs.ts';
import { zone } from './samples.ts';

function problems(...lines: readonly string[]): readonly string[] {
  return scan(lines.join('\n')).problems.map(({ line, column, message }) => {
    return `${line}:${column} ${message}`;
  });
}

const keep = '<!-- threatdoc:keep notes -->';
const end = '<!-- threatdoc:end notes -->';

describe('a broken marker is told with its place', () => {
  const cases: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
    'an end without a start': [
      ['text', end],
      ['2:1 The keep zone "notes" ends here but does not start'],
    ],
    'a start without an end': [
      ['text', keep, 'mine'],
      ['2:1 The keep zone "notes" starts here but does not end'],
    ],
    'a doubled name': [
      [keep, end, '', keep, end],
      ['4:1 A second keep zone is named "notes"; the first is on line 1'],
    ],
    'a zone inside a zone': [
      [keep, zone('inner'), end],
      ['2:1 The keep zone "inner" starts inside the keep zone "notes" of line 1'],
    ],
    "another zone's end": [
      [keep, 'mine', '<!-- threatdoc:end note -->'],
      ['3:1 The keep zone "note" ends here, but "notes" of line 1 is the one that is open'],
    ],
    'an upper-case name': [
      ['<!-- threatdoc:keep Notes -->'],
      [
        '1:1 Unexpected marker: it has upper-case letters, expected a keep or end marker of its own line',
      ],
    ],
    'text behind a marker': [
      [`${keep} mine`, end],
      [
        '1:1 Unexpected marker: there is other text on its line, expected a keep or end marker of its own line',
        '2:1 The keep zone "notes" ends here but does not start',
      ],
    ],
    'an indented marker': [
      [`  ${keep}`],
      ['1:3 Unexpected marker: it is indented, expected a keep or end marker of its own line'],
    ],
    'a comment that goes on': [
      ['<!-- threatdoc:keep notes', '-->'],
      [
        '1:1 Unexpected marker: the comment does not end on its line, expected a keep or end marker of its own line',
      ],
    ],
    'an unknown word': [
      ['<!-- threatdoc:hold notes -->'],
      [
        '1:1 Unexpected marker: it is not spelled like one, expected a keep or end marker of its own line',
      ],
    ],
    'a name with a double hyphen': [
      ['<!-- threatdoc:keep my--notes -->'],
      [
        '1:1 Unexpected marker: it is not spelled like one, expected a keep or end marker of its own line',
      ],
    ],
    'a misspelt marker inside a zone': [
      [keep, '<!--threatdoc:end notes-->', end],
      [
        '2:1 Unexpected marker inside the keep zone "notes" of line 1: it is not spelled like one, expected text or the zone\'s end',
      ],
    ],
    'a marker hidden by a fence that nothing closes': [
      ['```', 'code', keep, end],
      [
        '1:1 Fenced code starts here and nothing ends it, so keep markers after it cannot be told from code',
      ],
    ],
  };
  for (const [name, [lines, expected]] of Object.entries(cases)) {
    test(name, () => expect(problems(...lines)).toEqual(expected));
  }

  test('every problem of a document is told at once', () => {
    expect(problems(end, '', keep, '', zone('other'), '', keep)).toHaveLength(4);
  });
});

test('a zone holds its text word for word', () => {
  const content = '\r\n  ```js\r\n# no heading  \n<b>\u2028</b>\t\n\n~~~\n';
  const { zones, outside } = scan(`a\n\n${zone('notes', content)}\n\nb\n`);
  expect(zones).toMatchObject([{ name: 'notes', content, place: { line: 3 }, at: 2 }]);
  expect(outside.map(({ text }) => text)).toEqual(['a', '', '', 'b']);
});

test('white space behind a marker does no harm', () => {
  expect(scan(`${keep} \t\nmine\n${end}  \n`).zones).toMatchObject([{ content: 'mine\n' }]);
});

test('markers in fenced code are code', () => {
  const fences = [
    ['```', keep, '```'],
    ['~~~~ yaml', '~~~', keep, '~~~~~'],
    ['- item', '', '  ````', `  ${keep}`, '  ```', `  ${end}`, '  ````'],
    ['1. ```', `   ${keep}`, '', `   ${end}`, '   ```'],
    ['```', '    ```', keep, '```'],
    ['~~~', '```', keep, '~~~'],
  ];
  for (const fence of fences) {
    const { zones, problems } = scan([...fence, '', zone('after')].join('\n'));
    expect(problems).toEqual([]);
    expect(zones.map(({ name }) => name)).toEqual(['after']);
  }
});

test('inline code opens no fence', () => {
  expect(scan(`\`\`\`a\`\`\`\n\n${zone('notes')}`).zones).toHaveLength(1);
});

test('a fence in a list item ends with the item', () => {
  const { zones } = scan(`- item\n\n  \`\`\`\n  code\n\n${zone('notes')}\n`);
  expect(zones).toHaveLength(1);
});

const writer = unified().use(remarkGfm).use(remarkStringify, { bullet: '-', rule: '-' });
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(keep, end, `  ${keep}`, '```', '~~~', '````js', '# a', '- ```', '', '\t'),
      fc.string(),
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.join('\n'));
const code = hostile.map((value): RootContent => ({ type: 'code', lang: null, value }));
const paragraph = hostile.map(
  (value): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] }),
);
const list = fc
  .tuple(fc.boolean(), fc.boolean(), fc.array(fc.oneof(code, paragraph), { minLength: 1 }))
  .map(([ordered, spread, children]): RootContent => {
    const item = { type: 'listItem', spread, children } as List['children'][number];
    return { type: 'list', ordered, spread, children: [item, item] };
  });

test('no value that the markdown writer puts into a document is a marker or hides one', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(code, paragraph, list), { maxLength: 5 }), (children) => {
      const body = writer.stringify({ type: 'root', children });
      const { zones, problems, openFence } = scan(`${body}\n${zone('after')}\n`);
      expect(problems).toEqual([]);
      expect(openFence).toBeUndefined();
      expect(zones.map(({ name }) => name)).toEqual(['after']);
    }),
    { numRuns: 500 * RUNS },
  );
});
