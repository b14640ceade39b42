import type { Nodes, RootContent } from 'mdast';

/** True for a list of nothing but links to headings of its own document. */
export function isTableOfContents(node: RootContent): boolean {
  return node.type === 'list' && isOnlyLinks(node);
}

function isOnlyLinks(node: Nodes): boolean {
  if (node.type === 'link') return node.url.startsWith('#');
  if (node.type !== 'list' && node.type !== 'listItem' && node.type !== 'paragraph') return false;
  return node.children.length > 0 && node.children.every(isOnlyLinks);
}
