import type { Frame, Item } from './chart.ts';
import type { Placed } from './divide-pages.ts';
import type { TreeNode } from './drawing-tree.ts';
import { detailOf } from './label.ts';
import { nodeId } from './node-id.ts';
import { unitLeaf } from './unit.ts';

/** A part of the drawing with all that is in it. */
export function wholeItem(node: TreeNode): Item {
  return node.leaf ?? frame(node, node.children.map(wholeItem));
}

/** Something on a page of a split drawing. */
export function placedItem(placed: Placed): Item {
  if ('whole' in placed) return wholeItem(placed.whole);
  if ('unit' in placed) return unitLeaf(placed.unit, false);
  return frame(placed.frame, placed.inside.map(placedItem));
}

function frame({ id, drawnId, name, boundary }: TreeNode, items: readonly Item[]): Frame {
  return {
    id: drawnId,
    name,
    detail: boundary === null ? null : detailOf(boundary),
    titleId: nodeId('title', id),
    className: boundary?.trust ? 'trust' : 'group',
    focus: boundary?.focus === true,
    items,
  };
}
