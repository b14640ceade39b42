import fc from 'fast-check';
import type { Image } from 'mdast';
import { expect, test } from 'vitest';
import { design } from '../src/model/design.ts';
import { pagesOf } from '../src/pipeline.ts';
import { parseMarkdown, printMarkdown } from '../src/render/processor.ts';
import { loadTemplates } from '../src/shell/load-templates.ts';
import { hostileText } from './helpers/hostile.ts';
import { comparable } from './helpers/mermaid.ts';
import { nodesOf } from './helpers/outline.ts';
import { RUNS } from './helpers/runs.ts';

const templates = await loadTemplates(undefined);

/** What no text of a document keeps: marks of templates, turns of direction, what XML has not. */
const DROPPED = /[\uE000\uE001\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/g;

/** The design document of a model whose names all say the same, with its pictures. */
function madeOf(name: string) {
  const element = { name, type: 'Person' };
  const view = { elements: { guest: element, shop: element }, flows: ['guest -> shop'] };
  const model = design.parse({
    threatdoc: '1',
    system: { name },
    context: { ...view, boundaries: { street: { name, contains: ['guest'] } } },
    container: view,
    documents: { design: { diagrams: 'image' } },
  });
  const made = pagesOf(model, 'threatdoc.yaml', templates, ['design']);
  if ('problem' in made) throw new Error(made.problem.message);
  return made;
}

test('whatever a model says, a document shows its pictures and says what is in them', () => {
  const runs = fc.property(hostileText, (text) => {
    const name = text.slice(0, 180);
    fc.pre(name.trim() !== '' && design.shape.system.shape.name.safeParse(name).success);
    const { pages, pictures } = madeOf(name);
    const root = parseMarkdown(pages[0]?.text ?? '');
    const images = [...nodesOf(root)].filter((node): node is Image => node.type === 'image');
    expect(images.map(({ url }) => url)).toEqual([
      'diagrams/context.svg',
      'diagrams/container.svg',
    ]);
    expect(pictures.map(({ path }) => path)).toEqual([
      'docs/security/diagrams/context.svg',
      'docs/security/diagrams/container.svg',
    ]);
    for (const { alt } of images)
      expect(comparable(alt ?? '')).toContain(comparable(name.replace(DROPPED, '')));
    expect([...nodesOf(root)].filter((node) => node.type === 'code')).toEqual([]);
    expect(printMarkdown(root)).toBe(pages[0]?.text);
  });
  fc.assert(runs, { numRuns: 100 * RUNS });
});
