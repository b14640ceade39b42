import fc from 'fast-check';
import { expect, test } from 'vitest';
import architecture from '../../src/diagrams/architecture.ts';
import { KINDS } from '../../src/model/element.ts';
import { describeInChromium, renderMermaid } from '../helpers/chromium.ts';
import { boundary, drawing, element, flow, randomDrawing } from '../helpers/drawings.ts';
import { hostileDrawing, TEXTS } from '../helpers/hostile-drawing.ts';
import { expectReadBack, shownByBrowser } from '../helpers/read-back.ts';

const everything = drawing({
  elements: [
    ...KINDS.map((kind) => element(`a-${kind}`, { kind, type: kind, technology: 'Node.js 20' })),
    element('inside', { focus: true, type: 'API' }),
    element('deep', { technology: 'PostgreSQL 16' }),
    element('com.example.a-very-long-name.without-any-space'.replaceAll('.', '-')),
  ],
  boundaries: [
    boundary('cloud', ['network', 'a-node'], { focus: true, type: 'Account' }),
    boundary('network', ['cluster', 'inside'], { trust: false }),
    boundary('cluster', ['deep'], {
      name: 'A long name for a cluster with next to nothing inside',
    }),
    boundary('empty', [], { type: 'Office' }),
  ],
  flows: [
    ...KINDS.slice(1).map((kind) => flow('a-person', `a-${kind}`, { label: `Uses the ${kind}` })),
    flow('a-person', 'inside', { label: 'Buys', protocol: 'HTTPS', crosses: true }),
    flow('inside', 'deep', { protocol: 'TLS', both: true, crosses: true }),
    flow('deep', 'deep', { label: 'Compacts' }),
    flow('deep', 'deep', { label: 'Repairs', protocol: 'local' }),
    flow('empty', 'cloud', { label: 'Administers', crosses: true }),
    flow('cloud', 'deep', { label: 'Starts' }),
    flow('deep', 'network', { label: 'Reports to' }),
    flow('cluster', 'cluster', { label: 'Elects a leader' }),
    flow('network', 'cloud', { both: true }),
  ],
});

/** What mermaid draws with, and our `small`: nothing that a text of a model could have brought. */
const TAGS = [
  ...['style', 'g', 'marker', 'path', 'polygon', 'circle', 'rect', 'foreignObject', 'defs'],
  ...['filter', 'feDropShadow', 'div', 'span', 'p', 'br', 'small'],
];

describeInChromium('in a browser', () => {
  test('a diagram with everything shows every text where it belongs', async () => {
    const [diagram, ...others] = architecture.draw(everything);
    expect(others).toEqual([]);
    for (const theme of ['default', 'dark'] as const) {
      const [rendered] = await renderMermaid([diagram?.source ?? ''], theme);
      expect(rendered?.error).toBe(null);
      if (rendered !== undefined) expectReadBack(everything, shownByBrowser(rendered));
    }
  });

  test('hostile texts are shown as they are', async () => {
    const drawings = fc.sample(hostileDrawing, { numRuns: Math.ceil(300 / TEXTS), seed: 7 });
    const sources = drawings.map((shown) => architecture.draw(shown)[0]?.source ?? '');
    const rendered = await renderMermaid(sources);
    rendered.forEach((shown, index) => {
      expect(shown.error).toBe(null);
      const hostile = drawings[index];
      if (hostile !== undefined) expectReadBack(hostile, shownByBrowser(shown));
      for (const tag of shown.tags) expect(TAGS).toContain(tag);
    });
  });

  test('all parts of a drawing of 300 elements are laid out', async () => {
    const shape = { elements: 300, flows: 450, loose: 0.05, local: 0.95, atBoundaries: 0.05 };
    const shown = randomDrawing({ ...shape, boundaries: 24, nested: 0.5, length: 0, seed: 3 });
    const diagrams = architecture.draw(shown);
    expect(diagrams.length).toBeGreaterThan(5);
    const rendered = await renderMermaid(diagrams.map(({ source }) => source));
    expect(rendered.map(({ error }) => error)).toEqual(diagrams.map(() => null));
    const boxes = rendered.flatMap(({ labels }) => labels.filter(({ kind }) => kind === 'box'));
    const drawn = new Set(boxes.map(({ id }) => id));
    for (const { id } of shown.elements) expect(drawn).toContain(`n_${id}`);
  });
});
