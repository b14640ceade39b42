import type {
  BlockContent,
  DefinitionContent,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { parseInParts } from './parse-in-parts.ts';
import { linkAddresses, parseMarkdown } from './processor.ts';

/** Blocks that may stand anywhere a value stands. */
export type Block = BlockContent | DefinitionContent;

/**
 * Prose without anything that means something to markdown: most of the texts of a model. It needs
 * no parser, which takes fifty times as long.
 */
const PROSE =
  /^(?!\d+[.)](?: |$))[\p{L}\p{N}"'(](?:[\p{L}\p{M}\p{N} ,.;:()'"/%?!=–—…’“”+-]|& |\n(?=[\p{L}"'(]))*$/u;

/** What looks like prose and is not: addresses, line breaks by two spaces. */
const NOT_PROSE = /:\/|www\.| {2}| \n/i;

/** Where a link by reference or a footnote leads. */
const DEFINITION = /\]:/;

/** Protocols that a link in somebody's text may have; others are shown as text. */
const PROTOCOLS = /^(?:https?:|mailto:|#|\.{0,2}\/|[^:]*$)/i;

/**
 * The markdown of a value as blocks that cannot change the document around them: raw HTML is shown
 * as text, headings become bold paragraphs, references are resolved inside the value or shown as
 * text, links only lead where links of a document lead.
 */
export function blocksOf(markdown: string): Block[] {
  const text = markdown.trim();
  if (PROSE.test(text) && !NOT_PROSE.test(text))
    return [paragraph([{ type: 'text', value: text }])];
  const clean = dropControls(text);
  // A definition is for the whole of its text.
  const tree = DEFINITION.test(clean) ? parseMarkdown(clean) : parseInParts(clean.split('\n'));
  const definitions = new Map<string, string>();
  for (const node of tree.children)
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
  const blocks = tree.children.flatMap((node) => tameBlock(node, definitions));
  return blocks.length > 0 ? blocks : [paragraph([{ type: 'text', value: text }])];
}

/**
 * Characters that no document needs: editors and forges show control characters differently, and
 * those that turn the direction of a line could make it read as something else (CVE-2021-42574),
 * code above all.
 */
export function dropControls(text: string): string {
  return text.replace(CONTROLS, '').replace(/\r\n?/g, '\n');
}

const CONTROLS = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069\uE000\uE001]/gu;

/** A plain value on one line: white space as single spaces, without control characters. */
export function plainLine(value: string): string {
  return value.replace(CONTROLS, '').replace(/\s+/g, ' ').trim();
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

/** No paragraph of nothing. */
function paragraphs(children: PhrasingContent[]): Paragraph[] {
  return children.length === 0 ? [] : [paragraph(children)];
}

/** Line ends at the start or the end of a text part nothing, and become a blank or a sign elsewhere. */
function withoutOuterBreaks(phrases: PhrasingContent[]): PhrasingContent[] {
  const isBlank = (phrase: PhrasingContent) =>
    phrase.type === 'break' || (phrase.type === 'text' && phrase.value.trim() === '');
  const first = phrases.findIndex((phrase) => !isBlank(phrase));
  const last = phrases.findLastIndex((phrase) => !isBlank(phrase));
  return first < 0 ? [] : phrases.slice(first, last + 1);
}

function tameBlock(node: RootContent, definitions: ReadonlyMap<string, string>): Block[] {
  switch (node.type) {
    case 'heading': {
      const children = tameChildren(node.children, definitions);
      return children.length === 0 ? [] : [paragraph([{ type: 'strong', children }])];
    }
    case 'html':
      return node.value
        .split(/\n\s*\n/)
        .filter((part) => part.trim() !== '')
        .map((part) => paragraph(linkAddresses([{ type: 'text', value: part.trim() }])));
    case 'definition':
    case 'yaml':
      return [];
    case 'footnoteDefinition':
      return node.children.flatMap((child) => tameBlock(child, definitions));
    case 'paragraph':
      return paragraphs(
        linkAddresses(withoutOuterBreaks(tameChildren(node.children, definitions))),
      );
    case 'blockquote':
      return [
        {
          type: 'blockquote',
          children: node.children.flatMap((child) => tameBlock(child, definitions)),
        },
      ];
    case 'list':
      return tameList(node, definitions);
    case 'table':
      return [
        {
          type: 'table',
          align: node.align ?? [],
          children: node.children.map((row) => ({
            type: 'tableRow',
            children: row.children.map((cell) => ({
              type: 'tableCell',
              children: tameChildren(cell.children, definitions),
            })),
          })),
        },
      ];
    case 'code':
      return [
        { type: 'code', lang: node.lang ?? null, meta: node.meta ?? null, value: node.value },
      ];
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }];
    default:
      throw new Error(`a block of type ${node.type} has no place in a value`);
  }
}

/** A list without its empty items, which print as signs that read back as something else. */
function tameList(node: List, definitions: ReadonlyMap<string, string>): List[] {
  const items = node.children.flatMap((item): ListItem[] => {
    const children = item.children.flatMap((child) => tameBlock(child, definitions));
    if (children.length === 0) return [];
    return [
      { type: 'listItem', spread: item.spread ?? false, checked: item.checked ?? null, children },
    ];
  });
  if (items.length === 0) return [];
  const { ordered, start, spread } = node;
  return [
    {
      type: 'list',
      ordered: ordered ?? false,
      start: start ?? null,
      spread: spread ?? false,
      children: items,
    },
  ];
}

function tameChildren(
  children: readonly PhrasingContent[],
  definitions: ReadonlyMap<string, string>,
): PhrasingContent[] {
  return children.flatMap((child) => tamePhrase(child, definitions));
}

/**
 * Halves of a character, which no file can hold. Beside marks a printer writes them as `&#xD800;`, and
 * every reader makes this sign of that.
 */
const HALVES = /\p{Cs}/gu;

function tamePhrase(
  node: PhrasingContent,
  definitions: ReadonlyMap<string, string>,
): PhrasingContent[] {
  switch (node.type) {
    case 'html':
      return [{ type: 'text', value: node.value }];
    case 'link':
      return safeLink(node.url, tameChildren(node.children, definitions));
    case 'linkReference':
      return safeLink(
        definitions.get(node.identifier) ?? '',
        tameChildren(node.children, definitions),
      );
    case 'image':
      return safeLink(node.url, [{ type: 'text', value: node.alt || node.url }]);
    case 'imageReference':
      return safeLink(definitions.get(node.identifier) ?? '', [
        { type: 'text', value: node.alt || node.label || '' },
      ]);
    case 'footnoteReference':
      return [{ type: 'text', value: `[^${node.label ?? node.identifier}]` }];
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const inner = tameChildren(node.children, definitions);
      return inner.length === 0 ? [] : [{ type: node.type, children: inner }];
    }
    case 'text':
      return [{ type: 'text', value: node.value.replace(HALVES, '\uFFFD') }];
    case 'inlineCode':
      return [{ type: 'inlineCode', value: node.value }];
    case 'break':
      return [{ type: 'break' }];
    default:
      throw new Error(`a phrase of type ${(node as Nodes).type} has no place in a value`);
  }
}

/** A picture is shown as a link: a document must not fetch what a value names. */
function safeLink(url: string, children: PhrasingContent[]): PhrasingContent[] {
  const clean = url.replace(/[\p{Cc} ]/gu, '');
  return clean !== '' && PROTOCOLS.test(clean)
    ? [{ type: 'link', url, title: null, children }]
    : children;
}
