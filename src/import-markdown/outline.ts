import type { Heading, List, Root, RootContent } from 'mdast';
import { plainText } from './plain-text.ts';
import { type SectionName, sectionName, TELLING_SECTIONS } from './section-name.ts';
import type { SourceText } from './source-text.ts';

/** A section of the format with what stands in it. */
export interface Section {
  readonly name: SectionName;
  /** Of its heading; 7 when the heading is a line of text. */
  readonly depth: number;
  readonly line: number;
  readonly blocks: RootContent[];
}

export interface Outline {
  readonly title?: string;
  /** What stands before the title, or before the first section when there is none. */
  readonly before: readonly RootContent[];
  /** What stands between the title and the first section. */
  readonly opening: readonly RootContent[];
  readonly sections: readonly Section[];
  /** Where another document of the format starts, behind the first. */
  readonly second?: number;
}

const VIEWS: ReadonlySet<SectionName> = new Set<SectionName>([
  'context',
  'container',
  'deployment',
  'build',
]);

/**
 * Finds the sections of the format, each once and by their depth, because documents repeat the names
 * inside their questions. Undefined when the document is of another kind.
 */
export function outlineOf(source: SourceText): Outline | undefined {
  const nodes = flattenLists(source.tree, source);
  const isMarked = nodes.some(
    (node) => node.type === 'heading' && sectionName(source.inline(node)) !== undefined,
  );
  const found = nodes.map((node) => headingOf(node, source, !isMarked));
  const depths = found.flatMap((name, index) => {
    const node = nodes[index];
    return name !== undefined && !VIEWS.has(name) && node !== undefined ? [depthOf(node)] : [];
  });
  const base = depths[0] ?? 1;
  const sections: Section[] = [];
  const before: RootContent[] = [];
  const seen = new Set<SectionName>();
  for (const [index, node] of nodes.entries()) {
    const name = found[index];
    const current = sections.at(-1);
    const depth = depthOf(node);
    const isDone = current?.name === 'questions' && depth > current.depth;
    const fits =
      name !== undefined &&
      (depth <= base + (VIEWS.has(name) ? 2 : 0) || depth === 7 || isBeside(name, depth, current));
    const isView = name !== undefined && VIEWS.has(name);
    const isMisplaced = isView && current === undefined;
    if (name !== undefined && fits && !seen.has(name) && !isDone && !isMisplaced) {
      if (current?.name === 'questions' && depth === 7 && !isQuestionsEnd(name)) {
        current.blocks.push(node);
        continue;
      }
      seen.add(name);
      sections.push({ name, depth, line: source.line(node), blocks: [] });
    } else if (current !== undefined) current.blocks.push(node);
    else before.push(node);
  }
  const second = secondStart(nodes, found, base, source);
  const telling = [...seen].filter((name) => TELLING_SECTIONS.has(name)).length;
  if (telling < 2) return undefined;
  const isTitle = (node: RootContent) =>
    node.type === 'paragraph' && /^\*\*[^*]*\bdesign\b[^*]*\*\*$/i.test(source.inline(node));
  const headed = before.findIndex((node) => node.type === 'heading');
  const first = headed < 0 ? before.findIndex(isTitle) : headed;
  const heading = before[first];
  if (heading?.type !== 'heading' && heading?.type !== 'paragraph')
    return { before, opening: [], sections, ...second };
  const title = plainText(source.inline(heading));
  return {
    title,
    before: before.slice(0, first),
    opening: before.slice(first + 1),
    sections,
    ...second,
  };
}

/** The last sections of a document, one level too deep: beside the views instead of beside the design. */
function isBeside(name: SectionName, depth: number, current: Section | undefined): boolean {
  return (
    (name === 'risk' || name === 'questions') &&
    current?.depth === depth &&
    (VIEWS.has(current.name) || current.name === 'risk')
  );
}

/** Most sections of the format a second time, by headings no deeper than those of the first. */
function secondStart(
  nodes: readonly RootContent[],
  found: readonly (SectionName | undefined)[],
  base: number,
  source: SourceText,
): { second?: number } {
  const seen = new Set<SectionName>();
  const again = new Set<SectionName>();
  let start: RootContent | undefined;
  for (const [index, node] of nodes.entries()) {
    const name = found[index];
    if (name === undefined || VIEWS.has(name) || depthOf(node) > base) continue;
    if (seen.has(name)) {
      start ??= node;
      again.add(name);
    }
    seen.add(name);
  }
  const isWhole = (['business', 'security', 'design', 'risk'] as const).every((name) =>
    again.has(name),
  );
  return start !== undefined && isWhole ? { second: source.line(start) } : {};
}

/** A section after the questions when headings have no depth: only one that never repeats there. */
function isQuestionsEnd(name: SectionName): boolean {
  return name === 'risk';
}

function depthOf(node: RootContent): number {
  return node.type === 'heading' ? node.depth : 7;
}

/** With `bold` a line in bold is a heading, too: a document without others has no better. */
function headingOf(node: RootContent, source: SourceText, bold: boolean): SectionName | undefined {
  if (node.type === 'heading') return sectionName(source.inline(node));
  if (node.type !== 'paragraph') return undefined;
  const text = source.inline(node);
  const name = sectionName(text);
  // A word of a sentence, such as `Design:`, is no section; capitals are.
  if (bold && /^\*\*[^*]+\*\*:?$/.test(text)) return name;
  const isLoud = text.replace(/[*_:]/g, '') === text.replace(/[*_:]/g, '').toUpperCase();
  return isLoud && !/:$/.test(text) ? name : undefined;
}

/** Sections that are items of a list become headings with what is inside the items. */
function flattenLists(tree: Root, source: SourceText): RootContent[] {
  return tree.children.flatMap((node) =>
    node.type === 'list' ? flattenList(node, source) : [node],
  );
}

function flattenList(list: List, source: SourceText): RootContent[] {
  const names = list.children.map((item) => {
    const [first] = item.children;
    return first?.type === 'paragraph' && item.children.length > 1
      ? sectionName(source.inline(first))
      : undefined;
  });
  if (!names.some((name) => name !== undefined && VIEWS.has(name))) return [list];
  return list.children.flatMap((item, index): RootContent[] => {
    const [first, ...rest] = item.children;
    if (names[index] === undefined || first?.type !== 'paragraph')
      return [{ ...list, children: [item], ...(item.position && { position: item.position }) }];
    const heading: Heading = { ...first, type: 'heading', depth: 2 };
    return [heading, ...rest];
  });
}
