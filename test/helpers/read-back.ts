import { expect } from 'vitest';
import { nodeId } from '../../src/mermaid/node-id.ts';
import type { Drawing, DrawnBoundary, DrawnElement, DrawnFlow } from '../../src/view/drawing.ts';
import type { Rendered } from './chromium.ts';
import { comparable, type ParsedFlowchart } from './mermaid.ts';

/** The texts of a diagram by their place. */
export interface Shown {
  readonly boxes: ReadonlyMap<string, string>;
  readonly frames: ReadonlyMap<string, string>;
  readonly arrows: readonly string[];
}

export function shownByParser({ vertices, edges, subgraphs }: ParsedFlowchart): Shown {
  return {
    boxes: new Map([...vertices].map(([id, { text }]) => [id, text])),
    frames: new Map([...subgraphs].map(([id, { title }]) => [id, title])),
    arrows: edges.map(({ text }) => text),
  };
}

export function shownByBrowser({ labels }: Rendered): Shown {
  const of = (wanted: string) => labels.filter(({ kind }) => kind === wanted);
  return {
    boxes: new Map(of('box').map(({ id, text }) => [id, text])),
    frames: new Map(of('frame').map(({ id, text }) => [id, text])),
    arrows: of('arrow').map(({ text }) => text),
  };
}

/** Every text of a drawing that is one diagram can be read where it belongs, and no other text. */
export function expectReadBack({ elements, boundaries, flows }: Drawing, shown: Shown): void {
  const at = (texts: ReadonlyMap<string, string>, id: string) => comparable(texts.get(id) ?? '');
  for (const element of elements) {
    expect(at(shown.boxes, nodeId('element', element.id))).toBe(comparable(boxText(element)));
  }
  for (const boundary of boundaries) {
    const id = nodeId('boundary', boundary.id);
    if (boundary.contains.length === 0) {
      expect(at(shown.boxes, id)).toBe(comparable(boxText(boundary)));
      continue;
    }
    const [name, detail] = [boundary.name, detailText(boundary)].map(comparable);
    const title = at(shown.frames, id);
    const inside = at(shown.boxes, nodeId('title', boundary.id));
    expect([name, `${name}${detail}`, '']).toContain(title);
    expect(title + inside).toContain(name);
    expect(title + inside).toContain(detail);
    expect([name, detail, `${name}${detail}`, '']).toContain(inside);
  }
  const arrows = flows.filter(({ from, to }) => from !== to).map(flowText);
  const shownArrows = shown.arrows.map(comparable).filter((text) => text !== '');
  expect(shownArrows.sort()).toEqual(
    arrows
      .map(comparable)
      .filter((text) => text !== '')
      .sort(),
  );
  for (const flow of flows.filter(({ from, to }) => from === to)) {
    const isFrame = boundaries.some(({ id, contains }) => id === flow.from && contains.length > 0);
    const loop = at(shown.boxes, `l_${nodeId(isFrame ? 'title' : 'element', flow.from)}`);
    expect(loop).toContain(comparable(flowText(flow)));
  }
}

function boxText(drawn: DrawnElement | DrawnBoundary): string {
  return drawn.name + detailText(drawn);
}

function detailText({ type, technology }: DrawnElement | DrawnBoundary): string {
  if (type !== null && technology !== null) return `[${type}: ${technology}]`;
  return type === null && technology === null ? '' : `[${type ?? technology}]`;
}

function flowText({ label, protocol }: DrawnFlow): string {
  return (label ?? '') + (protocol === null ? '' : `[${protocol}]`);
}
