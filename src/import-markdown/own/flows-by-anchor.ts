import { flowLists } from './flow-lists.ts';
import { flowsOfList, type OwnFlow } from './own-flows.ts';
import { itemsOf } from './own-text.ts';

/**
 * What a document of ours lists of flows, by their anchors (`container.web--api`): this tells the
 * flows from each other whatever their lines say.
 */
export function flowsByAnchor(text: string): ReadonlyMap<string, OwnFlow> {
  const flows = new Map<string, OwnFlow>();
  for (const list of flowLists(text)) {
    const anchors = itemsOf(list).flatMap(({ anchor }) => anchor ?? []);
    for (const [at, flow] of flowsOfList(list).entries()) flows.set(anchors[at] ?? '', flow);
  }
  return flows;
}
