import type { Paragraph, PhrasingContent, Root } from 'mdast';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { printLink } from './print-link.ts';
import { printText } from './print-text.ts';

/** One layout for every document, chosen for small differences between versions. */
const LAYOUT: Options = {
  bullet: '-',
  emphasis: '_',
  strong: '*',
  fence: '`',
  fences: true,
  rule: '-',
  listItemIndent: 'one',
  incrementListMarker: true,
  handlers: { text: printText, link: printLink },
  // Forges take a text between two of them for a formula.
  unsafe: [{ character: '$', after: '\\S', inConstruct: 'phrasing' }],
};

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, LAYOUT)
  .freeze();

/** GitHub-flavoured markdown → tree. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}

/** Tree → GitHub-flavoured markdown in our layout. */
export function printMarkdown(tree: Root): string {
  return processor.stringify(tree);
}

const [findAddresses] = gfmAutolinkLiteralFromMarkdown().transforms ?? [];
const ADDRESS = /@|:\/\/|www\./i;

/**
 * Makes links of the web and e-mail addresses in plain text, as every reader of GitHub-flavoured
 * markdown does: it cannot be told not to, so a printed document would come back different.
 */
export function linkAddresses(phrases: PhrasingContent[]): PhrasingContent[] {
  const paragraph: Paragraph = { type: 'paragraph', children: phrases };
  if (!hasAddress(paragraph)) return phrases;
  findAddresses?.({ type: 'root', children: [paragraph] });
  return paragraph.children;
}

function hasAddress(node: PhrasingContent | Paragraph): boolean {
  if (node.type === 'text') return ADDRESS.test(node.value);
  if (node.type === 'link') return false;
  return 'children' in node && node.children.some(hasAddress);
}
