import type { Nodes } from 'mdast';

/** Moves a node and all below it down by some lines and right by some columns. Offsets are dropped. */
export function shiftNode(node: Nodes, lines: number, columns = 0): void {
  if (node.position !== undefined) {
    const { start, end } = node.position;
    node.position = {
      start: { line: start.line + lines, column: start.column + columns },
      end: { line: end.line + lines, column: end.column + columns },
    };
  }
  if ('children' in node) for (const child of node.children) shiftNode(child, lines, columns);
}
