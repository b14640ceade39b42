import type { Root } from 'mdast';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';

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

/**
 * Makes links of the web and e-mail addresses in plain text, as every reader of GitHub-flavoured
 * markdown does: it cannot be told not to, so a printed document would come back different.
 */
export function linkAddresses(tree: Root): void {
  findAddresses?.(tree);
}
