import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import architecture from '../../src/diagrams/architecture.ts';
import { escapeLabel } from '../../src/mermaid/escape-label.ts';
import { nodeId } from '../../src/mermaid/node-id.ts';
import type { Drawing } from '../../src/view/drawing.ts';
import { drawing, element, flow } from '../helpers/drawings.ts';
import { hostileText } from '../helpers/hazards.ts';
import { hostileDrawing, TEXTS } from '../helpers/hostile-drawing.ts';
import { type ParsedFlowchart, parseMermaid } from '../helpers/mermaid.ts';
import { expectReadBack, shownByParser } from '../helpers/read-back.ts';

async function parseOnly(shown: Drawing): Promise<ParsedFlowchart> {
  const diagrams = architecture.draw(shown);
  expect(diagrams).toHaveLength(1);
  return await parseMermaid(diagrams[0]?.source ?? '');
}

describe('labels', () => {
  test('10,000 hostile texts are read back by mermaid from every place that a text can have', async () => {
    const check = async (shown: Drawing) => {
      expectReadBack(shown, shownByParser(await parseOnly(shown)));
    };
    await fc.assert(fc.asyncProperty(hostileDrawing, check), {
      numRuns: Math.ceil(10_000 / TEXTS),
      seed: 1,
    });
  });

  test('a label is one line without quotes, backticks, fences or markup but line breaks', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const label = escapeLabel(text);
        expect(label).not.toBe('');
        expect(label.replaceAll('<br/>', '')).not.toMatch(/["`<>\\$%\n\r]/);
        expect(label).not.toMatch(/style|classDef/);
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });

  test('a text without hazards stays as it is', () => {
    const text = "Order service (v2), [beta] {x} | it's 100 = 1*2*50 _now_ ~ ok? end!";
    expect(escapeLabel(text)).toBe(text);
  });

  test('each hazard is written as documented', () => {
    expect(escapeLabel('a "b" #35; & <c> `d` \\n $x$ 50% e;')).toBe(
      'a #quot;b#quot; #35;35#59; #amp; #lt;c#gt; #96;d#96; #92;\u2060n #36;x#36; 50#37; e#59;',
    );
    expect(escapeLabel('my style: classDef')).toBe('my #115;tyle: #99;lassDef');
    expect(escapeLabel('direction  LR')).toBe('direction#32;LR');
    expect(escapeLabel('$$x$$')).toBe('#36;\u2060#36;x#36;\u2060#36;');
    expect(escapeLabel('fa:fa-car')).toBe('fa:\u2060fa-car');
    expect(escapeLabel('one\r\ntwo\rthree')).toBe('one<br/>two<br/>three');
    expect(escapeLabel('\u0000\u001b[31m')).toBe('[31m');
    expect(escapeLabel('\ud800')).toBe('\ufffd');
    expect(escapeLabel('\u00a0\n ')).toBe('#160;');
  });
});

describe('ids', () => {
  const words = [
    ...['click', 'end', 'style', 'to-string', 'constructor', 'default', 'graph', 'subgraph'],
    ...[
      'class',
      'class-def',
      'link-style',
      'flowchart',
      'href',
      'call',
      'interpolate',
      'direction',
    ],
    ...['lr', 'tb', 'x', 'o', 'n', 'b', 't', 'l', 'm', 'g', 'a', 'v', 'self', 'blank', 'undefined'],
    ...['lifestyle', 'style-style', 'end-a', 'a-end', '1a', 'prototype', 'has-own-property', 'nan'],
  ];

  test('words of mermaid and JavaScript are names like others, for boxes, flows and boundaries', async () => {
    const hazard = 'style: #x;';
    const shown = drawing({
      elements: words.map((id) => element(id, { name: `${id} ${hazard}` })),
      flows: words.map((id, index) => flow(id, words[index + 1] ?? 'click', { label: hazard })),
    });
    const parsed = await parseOnly(shown);
    expectReadBack(shown, shownByParser(parsed));
    expect(parsed.vertices.size).toBe(words.length);
    expect(parsed.edges.map(({ from }) => from)).toEqual(words.map((id) => nodeId('element', id)));
  });

  test('two ids of the model never share an id, nor two flows the name that mermaid gives an arrow', () => {
    const part = fc.constantFrom('a', 'b', 'n', 'l', 't', '0', 'style', 'x1');
    const id = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('-'));
    fc.assert(
      fc.property(id, id, id, id, (a, b, c, d) => {
        const name = (from: string, to: string) =>
          `L_${nodeId('element', from)}_${nodeId('boundary', to)}_0`;
        if (a !== c) expect(nodeId('element', a)).not.toBe(nodeId('element', c));
        if (a !== c || b !== d) expect(name(a, b)).not.toBe(name(c, d));
        expect(nodeId('element', a)).not.toBe(nodeId('boundary', a));
      }),
      { numRuns: 5_000, seed: 1 },
    );
  });

  test('an id says what it stands for', () => {
    expect(nodeId('element', 'order-api')).toBe('n_order_api');
    expect(nodeId('boundary', 'order-api')).toBe('b_order_api');
    expect(nodeId('element', 'style-guide')).toBe('n_Style_guide');
    expect(nodeId('element', 'plan-b')).toBe('n_plan_B');
  });
});
