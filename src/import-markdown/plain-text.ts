import type { Nodes } from 'mdast';
import { parseInParts } from '../render/parse-in-parts.ts';

/** Markdown without its marks: links as `text (address)`, line breaks as spaces. */
export function plainText(markdown: string): string {
  const text = /[*_`\\[\]<&~]|:\/\//.test(markdown)
    ? parseInParts(markdown.split(/\r\n?|\n/))
        .children.map(textOf)
        .join(' ')
    : markdown;
  return text.replace(/\s+/g, ' ').trim();
}

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'html':
      return /^<(?:br\s*\/?|a id="[^"]*"|\/a)>$/i.test(node.value) ? ' ' : node.value;
    case 'break':
      return ' ';
    case 'link': {
      const inner = node.children.map(textOf).join('');
      const isSame = inner === node.url || `mailto:${inner}` === node.url;
      return isSame || node.url.startsWith('#') ? inner : `${inner} (${node.url})`;
    }
    case 'image':
      return `${node.alt ?? ''} (${node.url})`;
    default:
      if ('children' in node) return node.children.map(textOf).join(isBlock(node) ? ' ' : '');
      return 'value' in node ? node.value : '';
  }
}

function isBlock({ type }: Nodes): boolean {
  return type === 'list' || type === 'listItem' || type === 'blockquote' || type === 'table';
}
