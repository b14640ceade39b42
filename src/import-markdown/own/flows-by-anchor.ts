import { linesOf } from '../repair-text.ts';
import { SourceText } from '../source-text.ts';
import { flowsOfList, type OwnFlow } from './own-flows.ts';
import { viewPart } from './own-labels.ts';
import { itemsOf, plainOf } from './own-text.ts';

/**
 * What a document of ours lists of flows, by their anchors (`container.web--api`). Reads no diagram,
 * so it tells the flows from each other whatever their lines say.
 */
export function flowsByAnchor(text: string): ReadonlyMap<string, OwnFlow> {
  const { tree } = new SourceText(linesOf(text));
  const flows = new Map<string, OwnFlow>();
  for (const [index, node] of tree.children.entries()) {
    const label = tree.children[index - 1];
    if (node.type !== 'list' || label?.type !== 'paragraph') continue;
    if (viewPart(plainOf(label.children)) !== 'flows') continue;
    const anchors = itemsOf(node).flatMap(({ anchor }) => anchor ?? []);
    for (const [at, flow] of flowsOfList(node).entries()) flows.set(anchors[at] ?? '', flow);
  }
  return flows;
}
