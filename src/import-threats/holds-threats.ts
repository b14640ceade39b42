import type { RootContent } from 'mdast';
import type { Part } from '../import-markdown/part.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { listThreats } from './fields-in.ts';
import { tableThreats } from './table-threats.ts';

/** True for a part with a table of threats, or a list of several, right below its heading. */
export function holdsThreats({ blocks }: Part, source: SourceText): boolean {
  return blocks.some((node) => {
    if (node.type === 'table') return isThreatTable(node, source);
    return (
      node.type === 'list' &&
      node.children.length > 1 &&
      (listThreats(node, source) ?? []).length > 1
    );
  });
}

/** True for a table of threats, one a row. */
export function isThreatTable(node: RootContent, source: SourceText): boolean {
  return node.type === 'table' && tableThreats(node, source) !== undefined;
}
