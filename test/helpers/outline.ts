import type { Nodes, Root } from 'mdast';

/** The words of a part of a document as somebody reads them, without marks. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'html') return '';
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  const blocks = node.type === 'root' || node.type === 'listItem' || node.type === 'blockquote';
  return 'children' in node
    ? node.children.map((child: Nodes) => wordsOf(child)).join(blocks ? '\n' : '')
    : '';
}

/**
 * A name as it is compared: without white space, which a line has its own of, and without what a
 * document leaves out or replaces, which is control characters, those that turn text round, and halves of
 * surrogate pairs.
 */
export function withoutSpace(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}\p{Bidi_Control}\uFFFD\uFFFE\uFFFF\uE000\uE001]/gu, '');
}

/** The first head of our tables and how many they have at least: tables in people's texts differ. */
const OUR_TABLES: ReadonlyMap<string, number> = new Map([
  ['Name', 4],
  ['Likelihood', 4],
  ['ID', 4],
  ['Version', 2],
]);

/** HTML that somebody's text can bring: lines in a cell, and what parts two lists. */
const INSIDE = ['<br />', '<!-- -->'];

/** What a reader finds the way through a document by: headings, anchors, comments, tables. */
export function outlineOf(root: Root): string[] {
  const outline: string[] = [];
  const walk = (node: Nodes, depth: number): void => {
    if (node.type === 'heading') outline.push(`heading ${node.depth}`);
    if (node.type === 'html' && !INSIDE.includes(node.value))
      outline.push(`${depth} ${node.value}`);
    if (node.type === 'table') {
      const [head] = node.children;
      const name = head === undefined ? '' : wordsOf(head.children[0] ?? head);
      const columns = new Set(node.children.map((row) => row.children.length));
      if ((head?.children.length ?? 0) >= (OUR_TABLES.get(name) ?? Number.POSITIVE_INFINITY))
        outline.push(`table ${name}: ${node.children.length} rows of ${[...columns]} cells`);
    }
    if ('children' in node) for (const child of node.children) walk(child, depth + 1);
  };
  walk(root, 0);
  return outline;
}

/** Every node of a tree. */
export function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}
