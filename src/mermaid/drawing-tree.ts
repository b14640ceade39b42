import type { Drawing, DrawnBoundary, DrawnElement, DrawnFlow } from '../view/drawing.ts';
import { type Branch, commonAncestor, jumpFrom } from './ancestry.ts';
import type { Leaf } from './chart.ts';
import { elementLabel, flowLabel } from './label.ts';
import { elementLeaf, emptyBoundaryLeaf } from './leaves.ts';
import { nodeId } from './node-id.ts';

/** How much something takes of a diagram, with all that is in it and between what is in it. */
export interface Weight {
  elements: number;
  /** Boxes: elements, and boundaries with nothing inside. */
  boxes: number;
  frames: number;
  flows: number;
  /** At most so many characters of mermaid text. */
  characters: number;
}

/** An element, a boundary, or the whole drawing. */
export interface TreeNode extends Branch<TreeNode> {
  readonly id: string;
  /** The id in a diagram. */
  readonly drawnId: string;
  readonly name: string;
  /** The element, or the boundary with nothing inside, as a box. */
  readonly leaf: Leaf | null;
  readonly boundary: DrawnBoundary | null;
  readonly children: TreeNode[];
  readonly weight: Weight;
  /** At most so many characters without what is in it. */
  readonly ownCharacters: number;
}

/** A flow between two things that are drawn. */
export interface TreeFlow {
  readonly flow: DrawnFlow;
  readonly from: TreeNode;
  readonly to: TreeNode;
  readonly label: string | null;
  /** At most so many characters of mermaid text. */
  readonly characters: number;
}

export interface DrawingTree {
  readonly root: TreeNode;
  readonly flows: readonly TreeFlow[];
  /** The flows between two children of a node, or between it and what is in it. */
  readonly flowsAt: ReadonlyMap<TreeNode, readonly TreeFlow[]>;
  readonly longestId: number;
}

/** What a line has beside its texts: indentation, brackets, arrows, class names. */
const LINE = 60;

/** A frame's id is in up to four lines, and its texts may be in two: see titleFrames. */
const FRAME_LINES = 4;
const FRAME_TEXTS = 2;

/** A flow from a box to itself is a box and two arrows: see loopFlows. */
const LOOP_IDS = 5;
const LOOP_LINES = 3;

/** The boxes of a drawing as a tree, with the weight of each branch. */
export function drawingTree(drawing: Drawing): DrawingTree {
  const nodes = placeNodes(drawing);
  const places = new Map(nodes.map((node) => [node.id, node]));
  const flows = drawing.flows.flatMap((flow) => treeFlow(flow, places));
  const flowsAt = new Map<TreeNode, TreeFlow[]>();
  for (const flow of flows) {
    const meet = commonAncestor(flow.from, flow.to);
    const known = flowsAt.get(meet);
    if (known === undefined) flowsAt.set(meet, [flow]);
    else known.push(flow);
    meet.weight.flows += 1;
    meet.weight.characters += flow.characters;
  }
  for (const { weight, parent } of nodes.toReversed()) if (parent) addWeight(parent.weight, weight);
  const longestId = nodes.reduce((longest, { drawnId }) => Math.max(longest, drawnId.length), 0);
  const [root] = nodes;
  return { root, flows, flowsAt, longestId };
}

/** Everything that is drawn, the root first and parents before children. */
function placeNodes({ elements, boundaries }: Drawing): [TreeNode, ...TreeNode[]] {
  const elementOf = new Map(elements.map((element) => [element.id, element]));
  const boundaryOf = new Map(boundaries.map((boundary) => [boundary.id, boundary]));
  const isDrawn = (id: string) => elementOf.has(id) || boundaryOf.has(id);
  const root = rootNode();
  const nodes: [TreeNode, ...TreeNode[]] = [root];
  const placed = new Set<string>();
  const add = (id: string, parent: TreeNode): void => {
    const [element, boundary] = [elementOf.get(id), boundaryOf.get(id)];
    if (placed.has(id)) return;
    placed.add(id);
    const node = element
      ? elementNode(element, parent)
      : boundary && boundaryNode(boundary, !boundary.contains.some(isDrawn), parent);
    if (node === undefined) return;
    parent.children.push(node);
    nodes.push(node);
  };
  const inside = new Set(boundaries.flatMap(({ contains }) => contains));
  for (const { id } of [...elements, ...boundaries]) if (!inside.has(id)) add(id, root);
  // The list grows while it is walked, so that no depth of boundaries needs recursion.
  for (const node of nodes) for (const id of node.boundary?.contains ?? []) add(id, node);
  return nodes;
}

export function addWeight(sum: Weight, weight: Weight): void {
  sum.elements += weight.elements;
  sum.boxes += weight.boxes;
  sum.frames += weight.frames;
  sum.flows += weight.flows;
  sum.characters += weight.characters;
}

function rootNode(): TreeNode {
  const size = { elements: 0, boxes: 0, frames: 0, characters: 0 };
  return treeNode(null, { id: '', drawnId: '', name: '' }, { leaf: null, boundary: null }, size);
}

function elementNode(element: DrawnElement, parent: TreeNode): TreeNode {
  const leaf = elementLeaf(element);
  const names = { id: element.id, drawnId: leaf.id, name: element.name };
  const size = { elements: 1, boxes: 1, frames: 0, characters: leafCharacters(leaf) };
  return treeNode(parent, names, { leaf, boundary: null }, size);
}

function boundaryNode(boundary: DrawnBoundary, isEmpty: boolean, parent: TreeNode): TreeNode {
  const { id, name } = boundary;
  const leaf = isEmpty ? emptyBoundaryLeaf(boundary) : null;
  const characters = leaf
    ? leafCharacters(leaf)
    : FRAME_LINES * (id.length + LINE) + FRAME_TEXTS * elementLabel(boundary).length;
  const size = { elements: 0, boxes: leaf ? 1 : 0, frames: leaf ? 0 : 1, characters };
  const names = { id, drawnId: nodeId('boundary', id), name };
  return treeNode(parent, names, { leaf, boundary }, size);
}

function treeNode(
  parent: TreeNode | null,
  { id, drawnId, name }: Pick<TreeNode, 'id' | 'drawnId' | 'name'>,
  { leaf, boundary }: Pick<TreeNode, 'leaf' | 'boundary'>,
  { elements, boxes, frames, characters }: Omit<Weight, 'flows'>,
): TreeNode {
  return {
    parent,
    jump: parent && jumpFrom(parent),
    depth: parent === null ? 0 : parent.depth + 1,
    id,
    drawnId,
    name,
    leaf,
    boundary,
    children: [],
    weight: { elements, boxes, frames, flows: 0, characters },
    ownCharacters: characters,
  };
}

function leafCharacters({ id, label }: Leaf): number {
  return 2 * id.length + label.length + LINE;
}

function treeFlow(flow: DrawnFlow, places: ReadonlyMap<string, TreeNode>): TreeFlow[] {
  const [from, to] = [places.get(flow.from), places.get(flow.to)];
  if (from === undefined || to === undefined) return [];
  const label = flowLabel(flow);
  const [ids, lines] = from === to ? [LOOP_IDS, LOOP_LINES] : [2, 1];
  const longerId = Math.max(from.drawnId.length, to.drawnId.length);
  const characters = ids * longerId + lines * LINE + (label?.length ?? 0);
  return [{ flow, from, to, label, characters }];
}
