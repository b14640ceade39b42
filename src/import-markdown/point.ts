import type { List, ListItem, RootContent } from 'mdast';
import type { SourceText } from './source-text.ts';

/** A point of a list with the points below it. */
export interface Point {
  /** Markdown of its first paragraph, on one line; empty when it has none. */
  readonly text: string;
  readonly items: readonly Point[];
  /** What it holds besides: further paragraphs, code, tables. */
  readonly blocks: readonly RootContent[];
  readonly line: number;
  /** Of a task: whether it is ticked. */
  readonly checked?: boolean;
}

/** The points of a list. Markdown that only looks empty is left out. */
export function pointsOf(list: List, source: SourceText): Point[] {
  return list.children.map((item) => pointOf(item, source));
}

function pointOf(item: ListItem, source: SourceText): Point {
  const [first, ...others] = item.children;
  const isLead = first?.type === 'paragraph' || first?.type === 'heading';
  const rest = isLead ? others : item.children;
  const lists = rest.filter((node) => node.type === 'list');
  return {
    text: isLead ? source.inline(first) : '',
    items: lists.flatMap((list) => pointsOf(list, source)),
    blocks: rest.filter((node) => node.type !== 'list'),
    line: source.line(item),
    ...(typeof item.checked === 'boolean' ? { checked: item.checked } : {}),
  };
}
