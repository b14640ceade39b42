import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentState } from '../../src/write/document-state.ts';
import { readDocument } from '../../src/write/read-document.ts';
import { weave } from '../../src/write/weave.ts';
import { RUNS } from '../helpers/runs.ts';
import { annotated, page, written, zone } from './samples.ts';

const keep = '<!-- threatdoc:keep x0 -->';
const heading = fc.constantFrom('# Shop', '## A', '## B', '### List', '### Payment');
const block = fc.constantFrom(
  'It sells.',
  'It buys\nand sells.',
  'None.',
  '- a\n- b',
  '1. a\n\n   more\n\n2. b',
  '| a | b |\n| - | - |\n| 1 | 2 |',
  '| a | b |\n| - | - |\n| 1 | 3 |',
  `\`\`\`\`mermaid\nflowchart LR\n\n${keep}\n\`\`\`\n\n\n# no heading\n\`\`\`\``,
  `1) a\n\n   ~~~\n   ${keep}\n\n   # no heading\n   ~~~`,
  '> quoted',
);
/** Two lists side by side would be one list, and no generator writes them so. */
const body = fc
  .array(fc.oneof(heading, block, block), { maxLength: 12 })
  .map((blocks) => blocks.filter((text, index) => text !== blocks[index - 1]));

const line = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    '  ',
    '```',
    '~~~',
    '# Heading',
    '- item',
    '-->',
    '<!--',
    '<script>',
    '| a |',
  ),
);
const content = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')))
  .map((lines) => lines.map(([text, ending]) => text + ending).join(''))
  .filter((text) => !/<!--[ \t]*threatdoc[ \t]*:/i.test(text));

const zones = fc
  .array(fc.tuple(fc.nat(12), content), { maxLength: 4 })
  .map((all) => all.map(([at, text], index) => ({ at, name: `x${index}`, text })));

/** Puts zones before the block with their number, or at the end. */
function withZones(
  blocks: readonly string[],
  added: readonly { readonly at: number; readonly name: string; readonly text: string }[],
): string {
  const chunks: string[] = [];
  for (let gap = 0; gap <= blocks.length; gap += 1) {
    const here = added.filter(({ at }) => Math.min(at, blocks.length) === gap);
    chunks.push(...here.map(({ name, text }) => zone(name, text)), ...blocks.slice(gap, gap + 1));
  }
  return annotated(...chunks);
}

test('zones that people add are no edit and stay where they are', () => {
  fc.assert(
    fc.property(body, zones, (blocks, added) => {
      const document = withZones(blocks, added);
      expect(documentState(readDocument(document))).toBe('generated');
      expect(written(document, page(...blocks))).toBe(document);
    }),
    { numRuns: 500 * RUNS },
  );
});

test('zones survive every change of the text around them word for word, or stop it', () => {
  let woven = 0;
  fc.assert(
    fc.property(body, body, zones, fc.boolean(), (before, after, added, windows) => {
      const document = withZones(before, added);
      const existing = windows ? document.replaceAll(/\r?\n/g, '\r\n') : document;
      const result = weave(existing, page(...after));
      if (!('text' in result)) {
        expect(new Set(result.findings.map(({ code }) => code))).toEqual(
          new Set(['zone-place-gone']),
        );
        return;
      }
      woven += 1;
      const kept = new Map(readDocument(result.text).zones.map((found) => [found.name, found]));
      for (const { name, content: text } of readDocument(existing).zones) {
        if (text.trim() === '' && !kept.has(name)) continue;
        expect(kept.get(name)?.content).toBe(text);
        expect(
          result.text.split(`<!-- threatdoc:keep ${name} -->${windows ? '\r' : ''}\n${text}<`),
        ).toHaveLength(2);
      }
      expect(documentState(readDocument(result.text))).toBe('generated');
      expect(written(result.text, page(...after))).toBe(result.text);
      const { hash } = readDocument(page(...after).text);
      expect(readDocument(result.text).hash).toBe(hash);
    }),
    { numRuns: 1000 * RUNS },
  );
  expect(woven).toBeGreaterThan(100);
});

test('zones survive a change of one block when the section has others', () => {
  fc.assert(
    fc.property(fc.nat(5), content, fc.nat(6), (changed, text, at) => {
      const blocks = ['# Shop', 'one', 'two', 'three', 'four', 'five'];
      const document = withZones(blocks, [{ at, name: 'x0', text }]);
      const after = blocks.with(changed, changed === 0 ? '# Store' : 'changed');
      expect(written(document, page(...after))).toContain(zone('x0', text));
    }),
  );
});

test('an edit outside the zones makes a document edited, one inside does not', () => {
  const filled = body.filter((blocks) => blocks.length > 0);
  fc.assert(
    fc.property(filled, zones, fc.nat(), fc.nat(), (blocks, added, where, how) => {
      const document = withZones(blocks, added);
      const { outside } = readDocument(document);
      const texts = outside.filter(({ text }) => text.trim() !== '');
      const picked = texts[where % texts.length];
      const lines = document.split(/(?<=\n)|(?<=\r)(?!\n)/);
      const number = (picked?.line ?? 1) - 1;
      const old = lines[number] ?? '';
      const edits = [`x${old}`, old.replace(/(\S)(?=\s*$)/, '$1x'), '', old + old];
      const edited = lines.with(number, edits[how % edits.length] ?? '').join('');
      expect(documentState(readDocument(edited))).toBe('edited');
    }),
    { numRuns: 500 * RUNS },
  );
  fc.assert(
    fc.property(body, content, content, fc.nat(12), (blocks, before, after, at) => {
      const document = withZones(blocks, [{ at, name: 'x0', text: before }]);
      const edited = withZones(blocks, [{ at, name: 'x0', text: after }]);
      expect(readDocument(edited).hash).toBe(readDocument(document).hash);
      expect(documentState(readDocument(edited))).toBe('generated');
    }),
  );
});
