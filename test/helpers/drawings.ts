import type { Drawing, DrawnBoundary, DrawnElement, DrawnFlow } from '../../src/view/drawing.ts';

/** An element named like its id. */
export function element(id: string, fields: Partial<DrawnElement> = {}): DrawnElement {
  return { id, name: id, kind: 'container', type: null, technology: null, focus: false, ...fields };
}

/** A trust boundary named like its id. */
export function boundary(
  id: string,
  contains: readonly string[],
  fields: Partial<DrawnBoundary> = {},
): DrawnBoundary {
  const known = { id, name: id, type: null, technology: null, focus: false, trust: true, contains };
  return { ...known, ...fields };
}

/** A flow without words. */
export function flow(from: string, to: string, fields: Partial<DrawnFlow> = {}): DrawnFlow {
  return { from, to, both: false, label: null, protocol: null, crosses: false, ...fields };
}

export function drawing(fields: Partial<Drawing>): Drawing {
  return { name: 'shop', direction: null, elements: [], boundaries: [], flows: [], ...fields };
}

/** Numbers from 0 to below 1 that are the same for a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Plan {
  readonly elements: number;
  readonly boundaries: number;
  readonly flows: number;
  /** How many of the elements are in no boundary, from 0 to 1. */
  readonly loose: number;
  /** How many of the boundaries are in the boundary before them, from 0 to 1. */
  readonly nested: number;
  /** How many of the flows lead to an element nearby, from 0 to 1. */
  readonly local: number;
  /** How many ends of flows are boundaries, from 0 to 1. */
  readonly atBoundaries: number;
  /** Length of names, labels and ids. */
  readonly length: number;
  readonly seed: number;
}

/** A drawing of a given size; the label of each flow is `f<number>` and something to fill. */
export function randomDrawing(plan: Plan): Drawing {
  const random = randomNumbers(plan.seed);
  const upTo = (limit: number) => Math.floor(random() * limit);
  const elementIds = ids('e', plan.elements, plan.length);
  const boundaryIds = ids('z', plan.boundaries, plan.length);
  const contains = new Map<string, string[]>(boundaryIds.map((id) => [id, []]));
  boundaryIds.forEach((id, index) => {
    const outer = boundaryIds[Math.max(0, index - 1 - upTo(3))];
    if (index > 0 && outer !== undefined && random() < plan.nested) contains.get(outer)?.push(id);
  });
  elementIds.forEach((id, index) => {
    if (boundaryIds.length === 0 || random() < plan.loose) return;
    const place = Math.floor((index / elementIds.length) * boundaryIds.length);
    contains.get(boundaryIds[place] ?? '')?.push(id);
  });
  const endNear = (index: number): string | undefined => {
    if (boundaryIds.length > 0 && random() < plan.atBoundaries)
      return boundaryIds[upTo(boundaryIds.length)];
    if (random() >= plan.local) return elementIds[upTo(elementIds.length)];
    return elementIds[Math.min(elementIds.length - 1, Math.max(0, index + upTo(7) - 3))];
  };
  const filling = '#'.repeat(Math.min(200, plan.length));
  const flows = Array.from({ length: plan.flows }, (_, index): DrawnFlow[] => {
    const near = upTo(elementIds.length);
    const [from, to] = [endNear(near), endNear(near)];
    if (from === undefined || to === undefined) return [];
    const words = { label: `f${index} ${filling}`.slice(0, 200), protocol: filling || null };
    return [flow(from, to, { ...words, both: random() < 0.1, crosses: random() < 0.2 })];
  });
  const texts = { type: filling || null, technology: filling || null };
  const named = (id: string) => `${id} ${filling}`.slice(0, 200);
  return drawing({
    elements: elementIds.map((id) => element(id, { name: named(id), ...texts })),
    boundaries: boundaryIds.map((id) =>
      boundary(id, contains.get(id) ?? [], { name: named(id), ...texts }),
    ),
    flows: flows.flat(),
  });
}

function ids(letter: string, count: number, length: number): string[] {
  const filling = length === 0 ? '' : `-${'x'.repeat(Math.min(length, 90))}`;
  return Array.from({ length: count }, (_, index) => `${letter}${index}${filling}`);
}
