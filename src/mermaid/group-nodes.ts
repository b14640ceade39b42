import { ancestorAt } from './ancestry.ts';
import { addWeight, type TreeFlow, type TreeNode, type Weight } from './drawing-tree.ts';
import { fits, LARGEST_GROUP } from './limits.ts';
import { groupUnit, singleUnit, type Unit } from './unit.ts';

/**
 * Puts the children of a node that are wanted into groups in written order, of about the same size,
 * each small enough for a diagram together with the flows inside it.
 *
 * @param nodes - children of `scope`, each of them small enough or an element
 * @param flows - the flows between children of `scope`
 */
export function groupNodes(
  scope: TreeNode,
  nodes: readonly TreeNode[],
  flows: readonly TreeFlow[],
): Unit[] {
  const boxes = nodes.reduce((sum, { weight }) => sum + weight.boxes, 0);
  const groups = Math.ceil(boxes / LARGEST_GROUP.boxes);
  const limit = { ...LARGEST_GROUP, boxes: Math.ceil(boxes / Math.max(1, groups)) };
  const flowsOf = flowsByChild(scope, flows);
  const units: Unit[] = [];
  let group = new Set<TreeNode>();
  let size = emptyGroup(scope);
  for (const node of nodes) {
    let grown = grownBy(node, group, size, flowsOf);
    if (group.size > 0 && !fits(grown, limit)) {
      units.push(...unitOf(scope, group));
      group = new Set();
      grown = grownBy(node, group, emptyGroup(scope), flowsOf);
    }
    group.add(node);
    size = grown;
  }
  return [...units, ...unitOf(scope, group)];
}

interface FlowToChild {
  readonly other: TreeNode;
  readonly characters: number;
}

function flowsByChild(
  scope: TreeNode,
  flows: readonly TreeFlow[],
): ReadonlyMap<TreeNode, readonly FlowToChild[]> {
  const found = new Map<TreeNode, FlowToChild[]>();
  const add = (child: TreeNode, other: TreeNode, characters: number): void => {
    const known = found.get(child);
    if (known === undefined) found.set(child, [{ other, characters }]);
    else known.push({ other, characters });
  };
  for (const { from, to, characters } of flows) {
    if (from === scope || to === scope) continue;
    const [a, b] = [ancestorAt(from, scope.depth + 1), ancestorAt(to, scope.depth + 1)];
    add(a, b, characters);
    add(b, a, characters);
  }
  return found;
}

/** A group is drawn inside the frame of its boundary. */
function emptyGroup(scope: TreeNode): Weight {
  const characters = scope.boundary === null ? 0 : scope.ownCharacters;
  return { elements: 0, boxes: 0, frames: 0, flows: 0, characters };
}

function grownBy(
  node: TreeNode,
  group: ReadonlySet<TreeNode>,
  size: Weight,
  flowsOf: ReadonlyMap<TreeNode, readonly FlowToChild[]>,
): Weight {
  const grown = { ...size };
  addWeight(grown, node.weight);
  for (const { other, characters } of flowsOf.get(node) ?? []) {
    if (!group.has(other)) continue;
    grown.flows += 1;
    grown.characters += characters;
  }
  return grown;
}

/** A boundary that is a group on its own needs no other name. */
function unitOf(scope: TreeNode, group: ReadonlySet<TreeNode>): Unit[] {
  const [first, ...others] = group;
  if (first === undefined) return [];
  const isBoundary = others.length === 0 && first.leaf === null;
  return [isBoundary ? singleUnit(first) : groupUnit(scope, [first, ...others])];
}
