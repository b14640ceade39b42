import type { List } from 'mdast';
import { linesOf } from '../repair-text.ts';
import { SourceText } from '../source-text.ts';
import { viewPart } from './own-labels.ts';

/** A line of a list, or between two of its items. */
const OF_LIST = /^(?:- |\s|$)/;

/** The lists of flows of a document of ours. Reads no diagram. */
export function flowLists(text: string): List[] {
  const lines = linesOf(text);
  return lines.flatMap((line, index) => {
    if (viewPart(line.text.trim()) !== 'flows') return [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((one) => !OF_LIST.test(one.text.replace(/^[*+] /, '- ')));
    const [list] = new SourceText(end < 0 ? rest : rest.slice(0, end)).tree.children;
    return list?.type === 'list' ? [list] : [];
  });
}
