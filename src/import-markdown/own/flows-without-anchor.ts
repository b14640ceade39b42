import { flowLists } from './flow-lists.ts';
import { flowOfItem, type OwnFlow } from './own-flows.ts';
import { itemsOf } from './own-text.ts';

/** A flow that somebody wrote into a list of ours. */
export interface WrittenFlow extends OwnFlow {
  /** The anchor of the flow above it in the list; of the first one when there is none. */
  readonly beside: string;
  /** True when it stands before that one. */
  readonly isBefore: boolean;
}

/** The flows of a document of ours that have no anchor yet, in lists in which others have one. */
export function flowsWithoutAnchor(text: string): WrittenFlow[] {
  return flowLists(text).flatMap((list) => {
    const items = itemsOf(list);
    const first = items.find(({ anchor }) => anchor !== undefined)?.anchor;
    if (first === undefined) return [];
    let above: string | undefined;
    return items.flatMap((item): WrittenFlow[] => {
      if (item.anchor !== undefined) {
        above = item.anchor;
        return [];
      }
      const flow = flowOfItem(item, '');
      return [{ ...flow, beside: above ?? first, isBefore: above === undefined }];
    });
  });
}
