import { linesOf } from '../repair-text.ts';
import { SourceText } from '../source-text.ts';
import { flowsOfList, type OwnFlow } from './own-flows.ts';
import { viewPart } from './own-labels.ts';
import { itemsOf } from './own-text.ts';

/** A line of a list, or between two of its items. */
const OF_LIST = /^(?:- |\s|$)/;

/**
 * What a document of ours lists of flows, by their anchors (`container.web--api`). Reads no diagram,
 * so it tells the flows from each other whatever their lines say.
 */
export function flowsByAnchor(text: string): ReadonlyMap<string, OwnFlow> {
  const lines = linesOf(text);
  const flows = new Map<string, OwnFlow>();
  for (const [index, line] of lines.entries()) {
    if (viewPart(line.text.trim()) !== 'flows') continue;
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((one) => !OF_LIST.test(one.text.replace(/^[*+] /, '- ')));
    const [list] = new SourceText(end < 0 ? rest : rest.slice(0, end)).tree.children;
    if (list?.type !== 'list') continue;
    const anchors = itemsOf(list).flatMap(({ anchor }) => anchor ?? []);
    for (const [at, flow] of flowsOfList(list).entries()) flows.set(anchors[at] ?? '', flow);
  }
  return flows;
}
