import { type Branch, jumpFrom } from './ancestry.ts';
import { arrange, type Contents, hasRoom } from './arrange.ts';
import type { DrawingTree, TreeNode } from './drawing-tree.ts';
import { fits, LARGEST_PART } from './limits.ts';
import { singleUnit, type Unit, unitId } from './unit.ts';

/** What stands in a diagram of a split drawing. */
export type Placed =
  | { readonly whole: TreeNode }
  | { readonly frame: TreeNode; readonly inside: readonly Placed[] }
  | { readonly unit: Unit };

/** One diagram of a split drawing; its parent is the diagram that shows it as one box. */
export interface Page extends Branch<Page> {
  readonly unit: Unit;
  /** The id of that box. */
  readonly boxId: string;
  readonly placed: readonly Placed[];
}

export interface Pages {
  /** Parents before children, the parts of a diagram in the order of its boxes. */
  readonly pages: readonly [Page, ...Page[]];
  /** The diagram in which something is drawn by name, for everything in the drawing. */
  readonly homes: ReadonlyMap<TreeNode, Page>;
}

const NOTHING: Contents = { named: 0, units: 0, flows: 0, characters: 0 };

/** Divides a drawing that is too large into an overview and parts, which may be overviews again. */
export function dividePages(tree: DrawingTree): Pages {
  const homes = new Map<TreeNode, Page>();
  const open = (unit: Unit, parent: Page | null): Page => {
    const placed = placeUnit(tree, unit);
    const page: Page = {
      parent,
      jump: parent && jumpFrom(parent),
      depth: parent === null ? 0 : parent.depth + 1,
      unit,
      boxId: unitId(unit),
      placed,
    };
    for (const node of namedIn(placed)) if (!homes.has(node)) homes.set(node, page);
    return page;
  };
  const overview = open(singleUnit(tree.root), null);
  const pages: [Page, ...Page[]] = [overview];
  const waiting = unitsIn(overview.placed).map((unit) => ({ unit, parent: overview }));
  waiting.reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const page = open(next.unit, next.parent);
    pages.push(page);
    for (const unit of unitsIn(page.placed).reverse()) waiting.push({ unit, parent: page });
  }
  return { pages, homes };
}

function placeUnit(tree: DrawingTree, unit: Unit): Placed[] {
  if (unit.kind === 'single') {
    const { node } = unit;
    const isPart = node.boundary !== null && fits(node.weight, LARGEST_PART);
    return isPart ? [{ whole: node }] : placeScope(tree, node, NOTHING).placed;
  }
  const inside =
    unit.kind === 'group'
      ? unit.nodes.map((whole) => ({ whole }))
      : unit.units.map((part) => ({ unit: part }));
  return inFrame(unit.scope, inside);
}

/**
 * Draws a scope with most of its content as boxes for other diagrams. Should there be one such box
 * only, it is opened, so that boundaries with little but a boundary inside share a diagram.
 */
function placeScope(
  tree: DrawingTree,
  scope: TreeNode,
  taken: Contents,
): { placed: Placed[]; contents: Contents } {
  const named = scope.boundary === null ? 0 : 1;
  const characters = taken.characters + scope.ownCharacters;
  const { whole, units, contents } = arrange(tree, scope, {
    ...taken,
    named: taken.named + named,
    characters,
  });
  const drawn: Placed[] = whole.map((node) => ({ whole: node }));
  const boxes: Placed[] = units.map((unit) => ({ unit }));
  const [only, ...others] = units;
  if (only?.kind === 'single' && others.length === 0 && !fits(only.node.weight, LARGEST_PART)) {
    const opened = placeScope(tree, only.node, { ...contents, units: contents.units - 1 });
    if (hasRoom(opened.contents, tree.longestId)) {
      return { placed: inFrame(scope, [...drawn, ...opened.placed]), contents: opened.contents };
    }
  }
  return { placed: inFrame(scope, [...drawn, ...boxes]), contents };
}

function inFrame(scope: TreeNode, inside: Placed[]): Placed[] {
  return scope.boundary === null ? inside : [{ frame: scope, inside }];
}

/** What is drawn by name; the frame of a group is not, it only shows where the group stands. */
function namedIn(placed: readonly Placed[]): TreeNode[] {
  return placed.flatMap((item) => {
    if ('whole' in item) return withDescendants(item.whole);
    return 'frame' in item ? [item.frame, ...namedIn(item.inside)] : [];
  });
}

function withDescendants(node: TreeNode): TreeNode[] {
  const found = [node];
  for (const { children } of found) found.push(...children);
  return found;
}

function unitsIn(placed: readonly Placed[]): Unit[] {
  return placed.flatMap((item) => {
    if ('unit' in item) return [item.unit];
    return 'frame' in item ? unitsIn(item.inside) : [];
  });
}
