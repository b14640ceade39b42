import { ancestorAt } from './ancestry.ts';
import type { DrawingTree, TreeFlow, TreeNode } from './drawing-tree.ts';
import { groupNodes } from './group-nodes.ts';
import { fits, LARGEST_GROUP, LARGEST_PART, TINY } from './limits.ts';
import { bundleUnit, singleUnit, type Unit } from './unit.ts';

/** What a diagram holds, as far as it is known before the flows to outside are. */
export interface Contents {
  /** Boxes and frames with a name of their own, at which flows may end. */
  readonly named: number;
  /** Boxes that stand for a diagram. */
  readonly units: number;
  /** Flows between what has a name of its own. */
  readonly flows: number;
  readonly characters: number;
}

/** What is drawn of a scope that is too large for one diagram. */
export interface Arrangement {
  /** Children that are drawn in full. */
  readonly whole: readonly TreeNode[];
  readonly units: readonly Unit[];
  readonly contents: Contents;
}

/** Most boxes that stand for diagrams in one diagram, the more readable first. */
const BUNDLE_SIZES = [20, 10, 5];

/** At most so many characters for such a box and for an arrow, without ids. */
const UNIT_CHARACTERS = 600;
const ARROW_CHARACTERS = 30;

/**
 * Chooses what a diagram shows of a scope: elements and tiny boundaries by name and the others as
 * one box each; if that is too much, elements and tiny boundaries in groups; if that is too much,
 * everything in groups, and groups of groups.
 *
 * @param taken - what the diagram holds already
 * @returns the first that has room, or the last, which always has in a diagram of its own
 */
export function arrange(tree: DrawingTree, scope: TreeNode, taken: Contents): Arrangement {
  let arrangement: Arrangement = { whole: [], units: [], contents: taken };
  for (arrangement of arrangements(tree, scope, taken)) {
    if (hasRoom(arrangement.contents, tree.longestId)) break;
  }
  return arrangement;
}

function* arrangements(
  tree: DrawingTree,
  scope: TreeNode,
  taken: Contents,
): Generator<Arrangement> {
  const flows = tree.flowsAt.get(scope) ?? [];
  const isLoose = (node: TreeNode) => node.leaf !== null || fits(node.weight, TINY);
  const loose = scope.children.filter(isLoose);
  const large = scope.children.filter((node) => !isLoose(node)).map(singleUnit);
  yield { whole: loose, units: large, contents: contentsOf(scope, loose, large, flows, taken) };
  const grouped = [...groupNodes(scope, loose, flows), ...large];
  yield { whole: [], units: grouped, contents: contentsOf(scope, [], grouped, flows, taken) };
  const isSmall = (node: TreeNode) => node.leaf !== null || fits(node.weight, LARGEST_GROUP);
  const all = [
    ...groupNodes(scope, scope.children.filter(isSmall), flows),
    ...scope.children.filter((node) => !isSmall(node)).map(singleUnit),
  ];
  for (const size of BUNDLE_SIZES) {
    const units = bundle(scope, all, size);
    const contents = contentsOf(scope, [], units, flows, taken);
    // A bundle is a diagram of its own, which has to have room, too.
    const fullBundle = { named: 1, units: size, flows: 0, characters: scope.ownCharacters };
    const isSplit = all.length > size;
    if (!isSplit || hasRoom(fullBundle, tree.longestId)) yield { whole: [], units, contents };
  }
}

function contentsOf(
  scope: TreeNode,
  whole: readonly TreeNode[],
  units: readonly Unit[],
  flows: readonly TreeFlow[],
  taken: Contents,
): Contents {
  let { named, flows: count, characters } = taken;
  for (const { weight } of whole) {
    named += weight.boxes + weight.frames;
    count += weight.flows;
    characters += weight.characters;
  }
  const shown = new Set(whole);
  const isNamed = (end: TreeNode) => end === scope || shown.has(ancestorAt(end, scope.depth + 1));
  for (const flow of flows) {
    if (!isNamed(flow.from) || !isNamed(flow.to)) continue;
    count += 1;
    characters += flow.characters;
  }
  return { named, units: taken.units + units.length, flows: count, characters };
}

/** Every box for a diagram may have one arrow with every other box: see linkFlows. */
export function hasRoom({ named, units, flows, characters }: Contents, longestId: number): boolean {
  const arrows = (units * (units - 1)) / 2 + units * named;
  const unitCharacters = 2 * longestId + UNIT_CHARACTERS;
  const arrowCharacters = 2 * longestId + ARROW_CHARACTERS;
  return (
    named + units <= LARGEST_GROUP.boxes &&
    flows + arrows <= LARGEST_PART.flows &&
    characters + units * unitCharacters + arrows * arrowCharacters <= LARGEST_PART.characters
  );
}

/** Groups of units, and groups of those, until there are few enough. */
function bundle(scope: TreeNode, units: readonly Unit[], size: number): readonly Unit[] {
  let level = units;
  while (level.length > size) {
    const share = Math.ceil(level.length / Math.ceil(level.length / size));
    const next: Unit[] = [];
    for (let start = 0; start < level.length; start += share) {
      const [first, ...others] = level.slice(start, start + share);
      if (first === undefined) continue;
      next.push(others.length === 0 ? first : bundleUnit(scope, [first, ...others]));
    }
    level = next;
  }
  return level;
}
