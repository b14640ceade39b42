import type { Direction } from '../model/view.ts';
import type { CanLayOut } from './can-lay-out.ts';
import { type Chart, type Edge, type Item, isFrame } from './chart.ts';
import type { Page } from './divide-pages.ts';
import { flattened } from './flattened.ts';
import { placedItem } from './items.ts';
import { limitOutside } from './limit-outside.ts';
import { flowEdge, Links, linkEdge } from './link.ts';
import type { PageFlows } from './link-flows.ts';
import { type Flowchart, isSmallEnough, writeFlowchart } from './write-flowchart.ts';

interface Detail {
  /** Boxes outside; more of them are drawn as one. */
  readonly outside: number;
  /** Whether an arrow for several flows that is one flow only keeps its words. */
  readonly words: boolean;
  /** Whether flows between two named things are drawn one by one. */
  readonly single: boolean;
}

/** From the most detail to the least, which has room whatever is drawn. */
const DETAILS = [
  { outside: 10, words: true, single: true },
  { outside: 10, words: false, single: true },
  { outside: 1, words: false, single: true },
  { outside: 1, words: false, single: false },
] as const satisfies readonly Detail[];

export interface DrawnPage extends Flowchart {
  readonly hasOutside: boolean;
  /** True when flows between two named things had to be drawn as one arrow. */
  readonly merged: boolean;
  /** True when boxes had to name their boundaries instead of standing in them. */
  readonly flat: boolean;
}

/** Draws a diagram of a split drawing in as much detail as has room. */
export function drawPage(
  page: Page,
  flows: PageFlows,
  direction: Direction | null,
  drawable?: CanLayOut,
): DrawnPage {
  const items = page.placed.map(placedItem);
  const drawnIds = idsIn(items);
  const draw = (detail: Detail, flat = false): DrawnPage => {
    const { links, leaves } = limitOutside(flows, drawnIds, detail.outside);
    const edges = [
      ...namedEdges(flows, detail),
      ...links.map((link) => linkEdge(link, detail.words)),
    ];
    const chart: Chart = { direction, items: [...items, ...leaves], edges };
    const flowchart = writeFlowchart(flat ? flattened(chart) : chart, drawable);
    return { ...flowchart, hasOutside: leaves.length > 0, merged: !detail.single, flat };
  };
  const [first, ...others] = DETAILS;
  let drawn = draw(first);
  for (const detail of others) {
    if (isSmallEnough(drawn) && drawn.drawable) break;
    drawn = draw(detail);
  }
  return drawn.drawable ? drawn : draw(DETAILS[3], true);
}

function namedEdges({ named }: PageFlows, detail: Detail): Edge[] {
  if (detail.single) return named.map(flowEdge);
  const links = new Links();
  for (const flow of named) {
    const { from, to } = flowEdge(flow);
    links.add(from, to, [flow], flow.flow.both);
  }
  return links.all().map((link) => linkEdge(link, false));
}

function idsIn(items: readonly Item[]): Set<string> {
  return new Set(
    items.flatMap((item) => (isFrame(item) ? [item.id, ...idsIn(item.items)] : [item.id])),
  );
}
