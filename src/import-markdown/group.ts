import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import { appendAll } from '../append-all.ts';
import { plainText } from './plain-text.ts';
import { pointsOf } from './point.ts';
import type { SourceText } from './source-text.ts';

/** Blocks under one label: a heading, a line that ends in a colon, bold words, an item with a list. */
export interface Group {
  /** Plain text without its colon; absent before the first label. */
  readonly label?: string;
  /** The label is a heading of this depth; else 7. */
  readonly depth: number;
  /** Labels of the headings above, outermost first. */
  readonly above: readonly string[];
  readonly line: number;
  readonly blocks: RootContent[];
  /** The label as it was written, for a label that is a sentence and stays text. */
  readonly written?: string;
}

/** Most words of a line that is taken for a label though it has no colon. */
const MOST_WORDS = 12;

/** Parts the blocks of a section by their labels. */
export function groupsOf(
  blocks: readonly RootContent[],
  source: SourceText,
  isLabel: (label: string) => boolean = () => false,
): Group[] {
  const groups: Group[] = [{ depth: 0, above: [], line: 1, blocks: [] }];
  const headings: { depth: number; label: string }[] = [];
  const start = (node: RootContent, label: string, depth: number, written?: string) => {
    while (headings.length > 0 && (headings.at(-1)?.depth ?? 0) >= depth) headings.pop();
    const above = headings.map((heading) => heading.label);
    if (depth < 7) headings.push({ depth, label });
    groups.push({
      label,
      depth,
      above,
      line: source.line(node),
      blocks: [],
      ...(written === undefined ? {} : { written }),
    });
  };
  for (const [index, node] of blocks.entries()) {
    if (node.type === 'thematicBreak') continue;
    if (node.type === 'heading') {
      start(node, trimLabel(plainText(source.inline(node))), node.depth);
      continue;
    }
    if (node.type === 'paragraph') {
      const text = source.inline(node);
      const parted = lastSentence(node, source, isLabel);
      const last = parted?.written ?? text;
      if (isLabelLine(last, blocks[index + 1])) {
        if (parted !== undefined) groups.at(-1)?.blocks.push(parted.before);
        start(node, trimLabel(plainText(last)), 7, last);
        continue;
      }
      const lead = leadingLabel(node, source, isLabel);
      if (lead !== undefined) {
        start(node, lead.label, 7, `**${lead.label}**`);
        groups.at(-1)?.blocks.push(lead.rest);
        continue;
      }
    }
    if (node.type === 'list') {
      const labelled = labelledItems(node, source, isLabel);
      const flat = labelled === undefined ? flatLabels(node, source, isLabel) : undefined;
      if (flat !== undefined) {
        for (const { item, label, items } of flat) {
          start(item as unknown as RootContent, label, 7, `${label}:`);
          if (items.length > 0) groups.at(-1)?.blocks.push({ ...node, children: items });
        }
        continue;
      }
      if (labelled !== undefined) {
        for (const { item, label, inner } of labelled) {
          start(item as unknown as RootContent, label, 7, `${label}:`);
          appendAll(groups.at(-1)?.blocks ?? [], inner);
        }
        continue;
      }
    }
    groups.at(-1)?.blocks.push(node);
  }
  return groups.filter(({ label, blocks: own }) => label !== undefined || own.length > 0);
}

function trimLabel(text: string): string {
  return text
    .replace(/^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+)\s+/, '')
    .replace(/\s*[:：]\s*$/, '')
    .trim();
}

function isLabelLine(text: string, next: RootContent | undefined): boolean {
  const isFollowed = next !== undefined && /^(?:list|table|code)$/.test(next.type);
  const isBold = /^\*\*[^*]+\*\*:?$/.test(text);
  const words = text.split(/\s+/).length;
  if (isBold && words <= MOST_WORDS) return true;
  if (/[:?：？]\*{0,2}$/.test(text)) return isFollowed || (words <= 6 && /[:：]$/.test(text));
  return isFollowed && words <= MOST_WORDS && !/[.;!。]$/.test(text) && next?.type !== 'code';
}

/** Longest sentence that can be a label, in characters. */
const LONGEST_SENTENCE = 500;

/** Where a sentence ends and another starts; an abbreviation ends none. */
const SENTENCE_END =
  /(?<!\b(?:e\.g|i\.e|etc|vs|Inc|Ltd|approx|No))[.!?]["”)]?\s+(?=[*_]{0,2}\p{Lu})/gu;

/** A paragraph of several sentences, of which only the last is a label; undefined for any other. */
function lastSentence(
  node: Paragraph,
  source: SourceText,
  isLabel: (label: string) => boolean,
): { before: Paragraph; written: string } | undefined {
  const text = source.block(node);
  const end = [...text.matchAll(SENTENCE_END)].at(-1);
  if (end === undefined || node.position === undefined || node.position.start.column > 1)
    return undefined;
  const said = text.slice(0, end.index + end[0].trimEnd().length);
  const written = text.slice(end.index + end[0].length).replace(/\s*\n\s*/g, ' ');
  if (written.length > LONGEST_SENTENCE) return undefined;
  const isWhole = [/[()[\]]/g, /`/g, /\*\*/g].every((signs) => isEven(said, signs));
  if (!isWhole || !isLabel(trimLabel(plainText(written)))) return undefined;
  const lines = said.split('\n');
  const { start } = node.position;
  const last = { line: start.line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
  const position = { start, end: last };
  return {
    before: { ...node, children: [{ type: 'text', value: said, position }], position },
    written,
  };
}

function isEven(text: string, signs: RegExp): boolean {
  return (text.match(signs)?.length ?? 0) % 2 === 0;
}

/** `**Label** – text` or `**Label:** text`: a label with what it announces on its own line. */
function leadingLabel(
  node: Paragraph,
  source: SourceText,
  isLabel: (label: string) => boolean,
): { label: string; rest: Paragraph } | undefined {
  const [strong, next, ...more] = node.children;
  if (strong?.type !== 'strong' || next?.type !== 'text') return undefined;
  const label = trimLabel(plainText(source.inline(strong)));
  const sign = /^\s*(?:[:：–—-]\s*)?(?=\S)/.exec(next.value)?.[0];
  const isParted = /[:：–—-]/.test(sign ?? '') || /[:：]$/.test(source.inline(strong));
  const { start, end } = next.position ?? {};
  if (sign === undefined || !isParted || !isLabel(label) || !start || !end) return undefined;
  if (sign.includes('\n') || node.position === undefined) return undefined;
  const from = { line: start.line, column: start.column + sign.length };
  const first = { ...next, value: next.value.slice(sign.length), position: { start: from, end } };
  const position = { start: from, end: node.position.end };
  return { label, rest: { ...node, children: [first, ...more], position } };
}

/** The items of a list that are labels with lists of their own, when each of them is. */
function labelledItems(list: List, source: SourceText, isLabel: (label: string) => boolean) {
  const items = list.children.map((item) => {
    const [first, ...inner] = item.children;
    const text = first?.type === 'paragraph' ? source.inline(first) : '';
    return { item, label: trimLabel(plainText(text)), inner, text };
  });
  const all = items.every(
    ({ label, inner, text }) =>
      inner.some((node) => node.type === 'list') && /[:?：？]\*{0,2}$/.test(text) && isLabel(label),
  );
  return all && items.length > 0 ? items : undefined;
}

/** Items that are labels of the items after them, when the list starts with one. */
function flatLabels(list: List, source: SourceText, isLabel: (label: string) => boolean) {
  const parts: { item: ListItem; label: string; items: ListItem[] }[] = [];
  for (const item of list.children) {
    const [first, ...inner] = item.children;
    const text = first?.type === 'paragraph' && inner.length === 0 ? source.inline(first) : '';
    const label = trimLabel(plainText(text));
    if (/:\*{0,2}$/.test(text) && isLabel(label)) parts.push({ item, label, items: [] });
    else if (parts.length === 0) return undefined;
    else parts.at(-1)?.items.push(item);
  }
  return parts;
}

/** The points of all lists of a group, and the blocks that are no lists. */
export function partsOf(blocks: readonly RootContent[], source: SourceText) {
  const lists = blocks.filter((node) => node.type === 'list');
  return {
    points: lists.flatMap((list) => pointsOf(list, source)),
    others: blocks.filter((node) => node.type !== 'list'),
  };
}
