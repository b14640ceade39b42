import fc from 'fast-check';
import { KINDS } from '../../src/model/element.ts';
import type { Drawing } from '../../src/view/drawing.ts';
import { boundary, drawing, element, flow } from './drawings.ts';
import { hostileText } from './hazards.ts';

/** How many texts `hostileDrawing` has room for. */
export const TEXTS = 56;

const texts = fc.array(hostileText, { minLength: TEXTS, maxLength: TEXTS });

/** A drawing with a hostile text in every place that a text can have: names, types, labels … */
export const hostileDrawing: fc.Arbitrary<Drawing> = texts.map((texts) => {
  const next = texts[Symbol.iterator]();
  const text = (): string => next.next().value ?? '';
  const named = () => ({ name: text(), type: text(), technology: text() });
  const elements = KINDS.map((kind) => element(`e-${kind}`, { ...named(), kind }));
  const ids = elements.map(({ id }) => id);
  const boundaries = [
    boundary('outer', ['inner', ...ids.slice(0, 2)], named()),
    boundary('inner', ids.slice(2, 4), { ...named(), trust: false }),
    boundary('other', ids.slice(4, 6), named()),
    boundary('empty', [], named()),
  ];
  const ends: readonly (readonly [from: number, to: number])[] = [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 6],
    [6, 7],
    [7, 7],
  ];
  const between = ends.map(([from, to], index) => {
    const words = {
      label: text(),
      protocol: text(),
      both: index % 3 === 0,
      crosses: index % 2 === 0,
    };
    return flow(ids[from] ?? '', ids[to] ?? '', words);
  });
  const toBoundaries = [
    flow('outer', 'e-person', { label: text(), protocol: text() }),
    flow('empty', 'inner', { label: text(), protocol: text() }),
  ];
  return drawing({ elements, boundaries, flows: [...between, ...toBoundaries] });
});
