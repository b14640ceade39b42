import GithubSlugger from 'github-slugger';
import type { Element, Root as HtmlRoot, RootContent, Text } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Code, Image, Parents, Html as RawHtml, Root } from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { blocksOf } from '../render/markdown-value.ts';
import type { MarkdownText } from '../view/markdown.ts';
import { Html, html } from './html.ts';
import { webAddress } from './web-address.ts';

/** What text of a model, or a document made of it, may become. */
const ALLOWED: Schema = {
  strip: ['script', 'style'],
  clobberPrefix: '',
  clobber: [],
  tagNames: (
    'a abbr blockquote br code del em figure h1 h2 h3 h4 h5 h6 hr input li ol p pre span strong ' +
    'table tbody td th thead tr ul'
  ).split(' '),
  attributes: {
    '*': ['id'],
    a: ['href', ['className', 'diagram-link']],
    input: [['type', 'checkbox'], 'checked', ['disabled', true]],
    li: [['className', 'task-list-item']],
    ol: ['start'],
    code: [['className', /^language-[\w+#.-]+$/]],
    td: ['align'],
    th: ['align'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  protocols: { href: ['http', 'https', 'mailto'] },
};

/** How a document becomes a part of the page. */
export interface DocumentOptions {
  /** Deepest first heading of the document in the page; those below it follow. */
  readonly level: number;
  /** What stands in place of a block of code, if anything does. */
  readonly replaceCode: (language: string, code: string) => Element | null;
}

/** Links inside a text of the model mean the design document. */
const DESIGN = documentPrefix('design');

/** What stands before the ids of a document's anchors, so that two documents share none. */
export function documentPrefix(kind: string): string {
  return `${kind}:`;
}

/** Text of the model as blocks; nothing for nothing. */
export function markdownHtml(text: MarkdownText | null): Html {
  if (text === null) return html``;
  return written(toTree({ type: 'root', children: blocksOf(text.markdown) }, DESIGN), DESIGN);
}

/** A whole document: ids of anchors and headings get the prefix, and so do links to them. */
export function documentHtml(
  document: Root,
  prefix: string,
  { level, replaceCode }: DocumentOptions,
): Html {
  const tree = toTree(document, prefix, {
    code: (state: State, node: Code) =>
      replaceCode(node.lang ?? '', node.value) ?? defaultHandlers.code(state, node),
  });
  const slugger = new GithubSlugger();
  for (const node of tree.children) {
    if (node.type !== 'element' || !/^h[1-6]$/.test(node.tagName)) continue;
    node.properties.id = prefix + slugger.slug(textOf(node));
    node.tagName = `h${Math.min(6, Number(node.tagName[1]) + level - 1)}`;
  }
  return written(tree, prefix, true);
}

/**
 * Without raw HTML but our templates' anchors and line breaks: text of a model is never raw, and what
 * people wrote into a document shows as they wrote it. Pictures would come from elsewhere: their
 * words stand for them, and lead there.
 */
function toTree(tree: Root, prefix: string, handlers: Handlers = {}): HtmlRoot {
  const html = (_: State, node: RawHtml, parent: Parents | undefined) =>
    anchorOrBreak(node, prefix) ?? sourceOf(node, parent);
  const image = (_: State, { url, alt }: Image): Element => ({
    type: 'element',
    tagName: 'a',
    properties: { href: url },
    children: [{ type: 'text', value: alt || url }],
  });
  return toHast(tree, { handlers: { ...handlers, html, image } }) as HtmlRoot;
}

function sourceOf({ value }: RawHtml, parent: Parents | undefined): Element | Text | undefined {
  if (/^(?:<!--[\s\S]*-->|<\/a>)$/.test(value.trim())) return undefined;
  const text: Text = { type: 'text', value };
  // Among blocks it is one; everywhere else it stands between words.
  if (!/^(?:root|blockquote|listItem)$/.test(parent?.type ?? '')) return text;
  return { type: 'element', tagName: 'p', properties: {}, children: [text] };
}

function written(tree: HtmlRoot, prefix: string, isDocument = false): Html {
  tameLinks(tree, prefix);
  const safe = sanitize(tree, ALLOWED) as HtmlRoot;
  nameParts(safe);
  if (isDocument) safe.children = safe.children.map(inScroller);
  return new Html(toHtml(safe));
}

/** For those who cannot see or point: long code scrolls by key, a box to tick says how it stands. */
function nameParts(node: HtmlRoot | Element): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'pre') child.properties.tabIndex = 0;
    if (child.tagName === 'input')
      child.properties.ariaLabel = child.properties.checked ? 'Done' : 'To do';
    nameParts(child);
  }
}

/** A wide table scrolls by itself, and can be reached with the keyboard to do so. */
function inScroller(node: RootContent): RootContent {
  if (node.type !== 'element' || node.tagName !== 'table') return node;
  const properties = { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' };
  return { type: 'element', tagName: 'div', properties, children: [node] };
}

/** `<a id="context.shop">` and `<br />`, which templates write. */
function anchorOrBreak({ value }: RawHtml, prefix: string): Element | undefined {
  const plain = (tagName: string, properties: Element['properties'] = {}): Element => ({
    type: 'element',
    tagName,
    properties,
    children: [],
  });
  if (/^<br ?\/?>$/.test(value)) return plain('br');
  const [, id] = /^<a id="([^"]+)">$/.exec(value) ?? [];
  return id === undefined ? undefined : plain('span', { id: prefix + id });
}

/** A path would lead to where a document stands, and the page may stand anywhere. */
function tameLinks(node: HtmlRoot | Element, prefix: string): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const { href } = child.properties;
    if (typeof href === 'string' && child.properties.className === undefined)
      child.properties.href = href.startsWith('#')
        ? `#${prefix}${href.slice(1)}`
        : (webAddress(href) ?? undefined);
    tameLinks(child, prefix);
  }
}

function textOf(node: HtmlRoot | Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      return child.type === 'element' ? textOf(child) : '';
    })
    .join('');
}
