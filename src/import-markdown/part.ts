import type { Heading, Root, RootContent } from 'mdast';
import { plainText } from './plain-text.ts';
import type { SourceText } from './source-text.ts';

/** A heading with what stands below it. */
export interface Part {
  /** Plain text of its heading; empty for the document itself. */
  readonly name: string;
  /** Absent for the document itself. */
  readonly heading?: Heading;
  readonly depth: number;
  readonly line: number;
  readonly blocks: RootContent[];
  readonly parts: Part[];
}

/** The headings of a document as a tree. */
export function partOf(tree: Root, source: SourceText): Part {
  const root: Part = { name: '', depth: 0, line: 1, blocks: [], parts: [] };
  const open: Part[] = [root];
  const current = () => open.at(-1) ?? root;
  for (const node of tree.children) {
    if (node.type !== 'heading') {
      current().blocks.push(node);
      continue;
    }
    while (current().depth >= node.depth) open.pop();
    const name = plainText(source.inline(node)).replace(/\s*[¶#]\s*$/, '');
    const part: Part = {
      name,
      heading: node,
      depth: node.depth,
      line: source.line(node),
      blocks: [],
      parts: [],
    };
    current().parts.push(part);
    open.push(part);
  }
  return root;
}
