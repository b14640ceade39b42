import { describe, expect, test } from 'vitest';
import { documentState } from '../../src/write/document-state.ts';
import { readDocument } from '../../src/write/read-document.ts';
import { weave } from '../../src/write/weave.ts';
import { annotated, chunksOf, findings, page, written, zone } from './samples.ts';

const title = '# Security design: Web shop';
const diagram = '```mermaid\nflowchart LR\n\n  n1 --> n2\n```';
const table = '| Name | Type |\n| - | - |\n| Web | service |';
const longerTable = `${table}\n| Database | store |`;

test('a new document is its header, its blocks and its empty zones', () => {
  const document = written(undefined, page(title, zone('intro', ''), 'It sells.', diagram));
  expect(document.replace(/[0-9a-f]{64}/, 'HASH')).toBe(
    `<!-- threatdoc: generated from ../../threatdoc.yaml; edit that file, or write between the keep markers; sha256:HASH -->

# Security design: Web shop

<!-- threatdoc:keep intro -->
<!-- threatdoc:end intro -->

It sells.

\`\`\`mermaid
flowchart LR

  n1 --> n2
\`\`\`
`,
  );
});

test('a page without text is a header', () => {
  expect(written(undefined, page(''))).toMatch(/^<!-- threatdoc: .*-->\n$/);
});

test('a blank file counts as no file', () => {
  expect(written(' \n', page(title))).toBe(written(undefined, page(title)));
});

test('half a surrogate pair is written as what it will be read as', () => {
  expect(written(undefined, page('a\uD800b'))).toContain('a\uFFFDb');
});

test('an offered zone starts with its default text and keeps what people make of it', () => {
  const offer = page(title, zone('intro', 'Write here.\n'), 'It sells.');
  const fresh = written(undefined, offer);
  expect(fresh).toContain('Write here.\n');
  const filled = fresh.replace('Write here.\n', 'Ours.\n\n```\n');
  expect(written(filled, offer)).toBe(filled);
  const emptied = fresh.replace('Write here.\n', '');
  expect(written(emptied, offer)).toBe(emptied);
});

test('an offered zone whose markers were deleted is offered again', () => {
  const offer = page(title, zone('intro', ''), 'It sells.');
  const fresh = written(undefined, offer);
  expect(written(fresh.replace(zone('intro', ''), ''), offer)).toBe(fresh);
});

test('a zone that the template offers in another place now moves there', () => {
  const before = annotated(title, zone('intro'), '## A', 'a');
  expect(chunksOf(written(before, page(title, '## A', zone('intro', ''), 'a')))).toEqual([
    title,
    '## A',
    zone('intro'),
    'a',
  ]);
});

describe('a zone that a person added', () => {
  /** The zones `x`, `y`, … among blocks; `before` with them turns into `after` with them. */
  const survives = (name: string, before: readonly string[], after: readonly string[]) =>
    test(name, () => {
      const expand = (chunks: readonly string[]) =>
        chunks.map((chunk) => (/^[u-z]$/.test(chunk) ? zone(chunk) : chunk));
      const blocks = after.filter((chunk) => !/^[u-z]$/.test(chunk));
      const result = written(annotated(...expand(before)), page(...blocks));
      expect(chunksOf(result)).toEqual(expand(after).flatMap((chunk) => chunk.split('\n\n')));
      expect(written(result, page(...blocks))).toBe(result);
    });

  survives('stays when nothing changes', [title, 'a', 'x', 'b'], [title, 'a', 'x', 'b']);
  survives('stays before the title', ['x', title, 'a'], ['x', title, 'b']);
  survives('stays at the end', [title, 'a', 'x'], [title, 'a', 'x']);
  survives('stays when the block after it changes', ['a', 'x', 'b'], ['a', 'x', 'c']);
  survives('stays when the block before it changes', ['a', 'x', 'b'], ['c', 'x', 'b']);
  survives('stays behind its block when one is inserted', ['a', 'x', 'b'], ['a', 'x', 'c', 'b']);
  survives('stays when the system is renamed', [title, 'a', 'x'], ['# Design: Store', 'b', 'x']);
  survives('stays below a renamed title', [title, 'x', 'a'], ['# Design: Store', 'x', 'b']);
  survives(
    'stays at the end of its section when all of that changes',
    [title, '## A', 'a', 'x', '## B', 'b'],
    [title, '## A', 'a1', 'a2', 'x', '## C', 'c', '## B', 'b'],
  );
  survives(
    'stays at the start of its section when all of that changes',
    [title, '## A', 'x', 'a', '## B', 'b'],
    [title, '## B', 'b', '## A', 'x', 'c'],
  );
  survives(
    'moves with its section',
    [title, '## A', 'same', 'x', 'a', '## B', 'same', 'y', 'b'],
    [title, '## B', 'same', 'y', 'b', '## A', 'same', 'x', 'a'],
  );
  survives(
    'moves with its section below another heading when the text beside it confirms that',
    [title, '## A', '### Payment', 'pays', 'x', '## B', 'b'],
    [title, '## A', 'a', '## B', 'b', '### Payment', 'pays', 'x'],
  );
  survives(
    'stays when another section is removed',
    [title, '## A', 'a', '## B', 'x', 'b'],
    [title, '## B', 'x', 'b'],
  );
  survives('stays when its block is repeated', ['a', 'x', 'b'], ['a', 'x', 'a', 'b']);
  survives(
    'stays behind the repetition it stood behind',
    ['a', 'a', 'x', 'b'],
    ['a', 'a', 'x', 'a', 'c'],
  );
  survives(
    'stays between a diagram and a table when both change',
    [title, '## A', diagram, 'x', table, 'end'],
    [title, '## A', diagram.replace('n2', 'n3'), 'x', longerTable, 'other end'],
  );
  survives(
    'stays behind a table that changes when a text follows',
    [title, '## A', table, 'x', '## B'],
    [title, '## A', longerTable, 'x', 'new', '## B'],
  );
  survives(
    'stays behind a list that grows',
    [title, '- a\n- b', 'x', '1. one'],
    [title, '- a\n- b\n- c', 'x', '2. two'],
  );
  survives(
    'stays behind a list with blank lines that grows',
    ['- a\n\n- b\n\n  more', 'x', 'end'],
    ['- a\n\n- b\n\n  more\n\n- c', 'x', 'end'],
  );
  survives(
    'keeps its order among others',
    ['a', 'z', 'x', 'y', 'b', 'w', 'c'],
    ['a', 'z', 'x', 'y', 'b', 'w', 'd'],
  );
  survives(
    'keeps its order when the text between zones goes',
    ['a', 'x', 'b', 'y', 'c'],
    ['a', 'x', 'y', 'c'],
  );

  test('keeps its side of a zone that the template offers', () => {
    const offered = page(title, zone('notes', ''), 'a');
    const before = annotated(title, zone('x'), zone('notes'), zone('y'), 'a');
    const result = written(before, offered);
    expect(chunksOf(result)).toEqual([title, zone('x'), zone('notes'), zone('y'), 'a']);
    expect(written(result, offered)).toBe(result);
  });

  test('stays when the template no longer offers it', () => {
    const before = written(undefined, page(title, zone('notes'), 'a'));
    expect(written(before, page(title, 'a'))).toBe(before);
  });

  test('moves below the header when it was written above it', () => {
    const fresh = written(undefined, page(title, 'a'));
    const result = written(`${zone('x')}\n${fresh}`, page(title, 'a'));
    expect(chunksOf(result)).toEqual([zone('x'), title, 'a']);
  });

  test('may quote a header', () => {
    const fresh = written(undefined, page(title, 'a'));
    const before = annotated(title, 'a', zone('x', fresh));
    expect(written(before, page(title, 'a'))).toBe(before);
  });

  test('gets blank lines around it without having been an edit', () => {
    const tidy = annotated(title, 'a', zone('x'), 'b');
    for (const untidy of [
      tidy.replace('a\n\n<', 'a\n<'),
      tidy.replace('-->\n\nb', '-->\nb'),
      tidy.replace('-->\n\nb', '-->\n\n\n \nb'),
      tidy.trimEnd(),
    ]) {
      expect(untidy).not.toBe(tidy);
      expect(written(untidy, page(title, 'a', 'b'))).toBe(tidy);
    }
  });

  test('may hold anything but markers', () => {
    const content = '\n\r\n```js\r\n# no heading  \n| a |\n<script>\n- x\n\n\n~~~\n\n';
    const before = annotated(title, 'a', zone('x', content), 'b', zone('y', '```\n'));
    const result = written(before, page(title, 'a', 'c'));
    expect(result).toContain(zone('x', content));
    expect(result).toContain(zone('y', '```\n'));
  });
});

describe('a zone without a place', () => {
  const shop = page(title, '## A', 'a', '## B', 'b');

  test('stops the document when its section is gone', () => {
    const before = annotated(title, '## C', zone('x'), 'c', '## A', 'a', '## B', 'b');
    expect(findings(before, shop)).toEqual(['zone-place-gone 7']);
    expect(weave(before, shop)).toMatchObject({
      findings: [{ file: 'docs/security/design.md', column: 1, endColumn: 26, severity: 'error' }],
    });
  });

  test('stops the document when both texts beside it are gone inside its section', () => {
    expect(findings(annotated(title, '## A', 'a1', zone('x'), 'a2'), shop)).toEqual([
      'zone-place-gone 9',
    ]);
  });

  test('does not follow a heading of the same name that says something else', () => {
    const before = annotated(title, '## C', 'c', '### List', zone('x'), 'of C', '## B', 'b');
    const after = page(title, '## B', 'b', '### List', 'of B');
    expect(findings(before, after)).toEqual(['zone-place-gone 11']);
  });

  test('does not pick one of several sections with the same headings', () => {
    const before = annotated(title, '## C', 'same', zone('x'));
    const after = page(title, '## C', 'same', '## C', 'same');
    expect(findings(before, after)).toEqual(['zone-place-gone 9']);
  });

  test('goes without a word when it is blank', () => {
    const before = annotated(title, '## C', zone('x', ' \n'), 'c');
    expect(written(before, shop)).toBe(written(undefined, shop));
  });

  test('stops the document when it splits a list, table or paragraph', () => {
    const list = '- a\n- b';
    const inList = annotated(title, list).replace('\n- b', `\n${zone('x')}\n- b`);
    expect(findings(inList, page(title, list))).toEqual(['zone-place-gone 6']);
    const loose = '- a\n\n- b';
    const inLoose = annotated(title, loose).replace('\n- b', `\n${zone('x')}\n\n- b`);
    expect(findings(inLoose, page(title, loose))).toEqual(['zone-place-gone 7']);
    const inTable = annotated(title, table).replace('\n| Web', `\n${zone('x')}\n| Web`);
    expect(findings(inTable, page(title, table))).toEqual(['zone-place-gone 7']);
  });
});

describe('a document that people wrote in', () => {
  const shop = page(title, 'It sells.', zone('notes', ''));
  const fresh = written(undefined, shop);

  test('is told from one whose model changed', () => {
    expect(findings(fresh, page(title, 'It sells more.'))).toEqual([]);
    const edited = fresh.replace('sells', 'buys');
    expect(findings(edited, shop)).toEqual(['document-edited 5']);
    expect(weave(edited, shop)).toMatchObject({
      findings: [
        {
          message:
            'This document was edited outside its keep zones: 1 line is not what would be written now, from line 5 on',
        },
      ],
    });
  });

  test('is told by what was removed or parted, too', () => {
    expect(findings(fresh.replace('It sells.\n\n', ''), shop)).toEqual(['document-edited 1']);
    expect(findings(fresh.replace('# ', '#\n'), shop)).toEqual(['document-edited 3']);
    expect(findings(`Mine.\n${fresh}`, shop)).toEqual(['document-edited 1']);
  });

  test('is not stopped for saying what is about to be written', () => {
    const changed = page(title, 'It buys.', zone('notes', ''));
    expect(written(fresh.replace('sells', 'buys'), changed)).toBe(written(undefined, changed));
  });

  test('may have other line endings, a byte order mark or more blank lines', () => {
    expect(findings(fresh.replaceAll('\n', '\r\n'), shop)).toEqual([]);
    expect(findings(`\uFEFF${fresh}`, shop)).toEqual([]);
    expect(findings(fresh.replaceAll('\n\n', '\n\n \n'), shop)).toEqual([]);
  });

  test('keeps the line endings that git gave it', () => {
    const windows = fresh.replaceAll('\n', '\r\n');
    expect(written(windows, shop)).toBe(windows);
    expect(written(windows, page(title, 'More.', 'It sells.'))).toBe(
      written(fresh, page(title, 'More.', 'It sells.')).replaceAll('\n', '\r\n'),
    );
  });

  test('is overwritten by force but for its zones', () => {
    const edited = fresh.replace('sells', 'buys').replace(zone('notes', ''), zone('notes'));
    expect(written(edited, shop, true)).toBe(fresh.replace(zone('notes', ''), zone('notes')));
  });

  test('is not overwritten by force when a zone cannot be read or placed', () => {
    const edited = fresh.replace('sells', 'buys');
    expect(findings(edited.replace('end notes', 'end nodes'), shop, true)).toEqual([
      'zone-broken 8',
    ]);
    const lost = edited.replace('It buys.', `## C\n\nc\n\n${zone('x')}`);
    expect(findings(lost, shop, true)).toEqual(['zone-place-gone 9']);
  });

  test('names its merge conflict', () => {
    const merged = fresh.replace(
      'It sells.',
      '<<<<<<< HEAD\nIt sells.\n=======\nIt buys.\n>>>>>>> b',
    );
    expect(weave(merged, shop)).toMatchObject({
      findings: [{ line: 5, message: 'This document holds a merge conflict' }],
    });
    const [header = ''] = fresh.split('\n');
    const both = fresh.replace(header, `<<<<<<< HEAD\n${header}\n=======\n${header}\n>>>>>>> b`);
    expect(findings(both, shop)).toEqual(['document-edited 1']);
    expect(written(both, shop, true)).toBe(fresh);
  });

  test('is edited when its header is damaged', () => {
    const damaged = fresh.replace(/sha256:.{9}/, 'sha256:').replace('sells', 'buys');
    expect(findings(damaged, shop)).toEqual(['document-edited 5']);
  });

  test('tells every broken marker with its place', () => {
    const broken = fresh.replace('end notes', 'end Notes');
    expect(weave(broken, shop)).toMatchObject({
      findings: [
        { code: 'zone-broken', line: 8, column: 1, endColumn: 29, file: 'docs/security/design.md' },
        { code: 'zone-broken', line: 7 },
      ],
    });
  });
});

describe('a file that we did not write', () => {
  const shop = page(title, zone('notes', ''), 'a');

  test('is not overwritten', () => {
    expect(findings('# Ours\n', shop)).toEqual(['document-not-generated 1']);
    expect(documentState(readDocument('# Ours\n'))).toBe('foreign');
  });

  test('is overwritten by force but for its zones', () => {
    expect(written(`# Ours\n\n${zone('notes')}\n`, shop, true)).toContain(zone('notes'));
    expect(findings(`# Ours\n\n## C\n\n${zone('x')}\n`, shop, true)).toEqual(['zone-place-gone 5']);
  });

  test('is taken over when it says the same', () => {
    expect(written(shop.text, shop)).toBe(written(undefined, shop));
  });
});

test('a template that breaks zones is told instead of losing text later', () => {
  expect(findings(undefined, page(title, zone('a'), zone('a')))).toEqual(['zone-broken 1']);
  expect(findings(undefined, page(title, '<!-- threatdoc:keep a -->'))).toEqual(['zone-broken 1']);
  expect(findings(undefined, page(title, '```\ncode'))).toEqual(['zone-broken 1']);
  expect(findings(undefined, page(title, `- a\n\n${zone('x')}\n\n- b`))).toEqual(['zone-broken 1']);
});
