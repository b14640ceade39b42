import type { Part } from '../import-markdown/part.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { listThreats } from './fields-in.ts';
import { tableThreats } from './table-threats.ts';

/** True for a part with a table of threats, or a list of several, right below its heading. */
export function holdsThreats({ blocks }: Part, source: SourceText): boolean {
  return blocks.some((node) => {
    if (node.type === 'table') return tableThreats(node, source) !== undefined;
    return (
      node.type === 'list' &&
      node.children.length > 1 &&
      (listThreats(node, source) ?? []).length > 1
    );
  });
}
