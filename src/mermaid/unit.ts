import type { Leaf } from './chart.ts';
import type { TreeNode } from './drawing-tree.ts';
import { shorten, summaryLeaf } from './leaves.ts';
import { nodeId } from './node-id.ts';

/** What a diagram of a split drawing is about; in the diagram above it is one box. */
export type Unit = Single | Group | Bundle;

interface Single {
  readonly kind: 'single';
  readonly node: TreeNode;
}

/** Children of a scope that have nothing in common but their place. */
interface Group {
  readonly kind: 'group';
  readonly scope: TreeNode;
  readonly nodes: readonly [TreeNode, ...TreeNode[]];
  readonly elements: number;
}

/** Units of a scope that are too many for one diagram. */
interface Bundle {
  readonly kind: 'bundle';
  readonly scope: TreeNode;
  readonly units: readonly [Unit, ...Unit[]];
  readonly elements: number;
}

/** Longest name of a first or last member in the name of a group, in characters. */
const LONGEST_MEMBER = 40;

/** Plain text: the boundary's name, or `first … last`. */
export function unitName(unit: Unit): string {
  if (unit.kind === 'single') return unit.node.name;
  const [first, last] = [firstNode(unit), lastNode(unit)];
  if (first === last) return first.name;
  return `${shorten(first.name, LONGEST_MEMBER)} … ${shorten(last.name, LONGEST_MEMBER)}`;
}

/** The id in a diagram of the box that stands for a unit. */
export function unitId(unit: Unit): string {
  if (unit.kind === 'single' && unit.node.boundary !== null) return unit.node.drawnId;
  return nodeId('group', firstNode(unit).id);
}

/** The box that stands for a unit, in its own colours or as something outside. */
export function unitLeaf(unit: Unit, outside: boolean): Leaf {
  const boundary = unit.kind === 'single' ? unit.node.boundary : null;
  const count = countElements(unit);
  const amount = count === 1 ? '1 element' : `${count} elements`;
  const className = outside ? 'outside' : boundary?.trust ? 'trust' : 'group';
  const leaf = summaryLeaf(unitId(unit), unitName(unit), amount, className);
  return { ...leaf, focus: !outside && boundary?.focus === true };
}

/** A node outside a diagram, drawn there because a flow leads to it. */
export function nodeOutside(node: TreeNode): Leaf {
  return summaryLeaf(node.drawnId, node.name, null, 'outside');
}

export function singleUnit(node: TreeNode): Unit {
  return { kind: 'single', node };
}

export function groupUnit(scope: TreeNode, nodes: readonly [TreeNode, ...TreeNode[]]): Unit {
  const elements = nodes.reduce((sum, { weight }) => sum + weight.elements, 0);
  return { kind: 'group', scope, nodes, elements };
}

export function bundleUnit(scope: TreeNode, units: readonly [Unit, ...Unit[]]): Unit {
  const elements = units.reduce((sum, unit) => sum + countElements(unit), 0);
  return { kind: 'bundle', scope, units, elements };
}

function countElements(unit: Unit): number {
  return unit.kind === 'single' ? unit.node.weight.elements : unit.elements;
}

function firstNode(unit: Unit): TreeNode {
  if (unit.kind === 'single') return unit.node;
  return unit.kind === 'group' ? unit.nodes[0] : firstNode(unit.units[0]);
}

function lastNode(unit: Unit): TreeNode {
  if (unit.kind === 'single') return unit.node;
  if (unit.kind === 'group') return unit.nodes.at(-1) ?? unit.nodes[0];
  return lastNode(unit.units.at(-1) ?? unit.units[0]);
}
