import { ancestorAt, commonAncestor } from './ancestry.ts';
import type { Page, Pages } from './divide-pages.ts';
import type { DrawingTree, TreeFlow, TreeNode } from './drawing-tree.ts';
import { Links } from './link.ts';

/** The flows of one diagram of a split drawing. */
export interface PageFlows {
  /** Between two things that are drawn here by name. */
  readonly named: TreeFlow[];
  /** Between boxes of which one at least stands for more, or is outside. */
  readonly links: Links;
  /** What the links lead to that is outside, by id: a node, or a diagram's box. */
  readonly outside: Map<string, TreeNode | Page>;
}

/** In so many diagrams, from the smallest outwards, a flow is drawn at each of its ends. */
const LARGEST_CLIMB = 8;

/**
 * Finds the diagrams in which each flow is drawn: the one that both ends stand in, by name or
 * within a box; and those below it that hold one end, as an arrow to a box outside.
 */
export function linkFlows(tree: DrawingTree, { pages, homes }: Pages): Map<Page, PageFlows> {
  const [overview] = pages;
  const drawn = new Map<Page, PageFlows>(
    pages.map((page) => [page, { named: [], links: new Links(), outside: new Map() }]),
  );
  for (const flow of tree.flows) {
    const fromHome = homes.get(flow.from) ?? overview;
    const toHome = homes.get(flow.to) ?? overview;
    const meet = commonAncestor(fromHome, toHome);
    const from = endIn(meet, flow.from, fromHome);
    const to = endIn(meet, flow.to, toHome);
    const flows = [flow];
    const { both } = flow.flow;
    if (standsFor(from, flow.from) && standsFor(to, flow.to)) drawn.get(meet)?.named.push(flow);
    else drawn.get(meet)?.links.add(idOf(from), idOf(to), flows, both);
    for (const page of pagesBelow(meet, fromHome)) {
      const end = endIn(page, flow.from, fromHome);
      drawn.get(page)?.links.add(idOf(end), idOf(to), flows, both);
      drawn.get(page)?.outside.set(idOf(to), to);
    }
    for (const page of pagesBelow(meet, toHome)) {
      const end = endIn(page, flow.to, toHome);
      drawn.get(page)?.links.add(idOf(from), idOf(end), flows, both);
      drawn.get(page)?.outside.set(idOf(from), from);
    }
  }
  return drawn;
}

/** What shows a node in a diagram: itself, or the box for the diagram below that holds it. */
function endIn(page: Page, node: TreeNode, home: Page): TreeNode | Page {
  return home === page ? node : ancestorAt(home, page.depth + 1);
}

function idOf(end: TreeNode | Page): string {
  return 'unit' in end ? end.boxId : end.drawnId;
}

/** True for a node itself, and for the box of a diagram that is about this very boundary. */
function standsFor(end: TreeNode | Page, node: TreeNode): boolean {
  return end === node || ('unit' in end && end.unit.kind === 'single' && end.unit.node === node);
}

function pagesBelow(top: Page, home: Page): Page[] {
  const below: Page[] = [];
  let page: Page | null = home;
  while (page !== null && page !== top && below.length < LARGEST_CLIMB) {
    below.push(page);
    page = page.parent;
  }
  return below;
}
