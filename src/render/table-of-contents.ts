import GithubSlugger from 'github-slugger';
import type { Heading, List, ListItem, Nodes, Root } from 'mdast';

/** The line of a template that the contents take the place of. */
const PLACE = '<!-- contents -->';

/** Deepest heading listed: sections and their parts. */
const DEEPEST = 3;

/** Puts the table of contents where the template wants it, with the links that GitHub gives. */
export function addTableOfContents(tree: Root): void {
  const place = tree.children.findIndex((node) => node.type === 'html' && node.value === PLACE);
  if (place < 0) return;
  const slugger = new GithubSlugger();
  const top: ListItem[] = [];
  for (const node of tree.children) {
    if (node.type !== 'heading') continue;
    const title = textOf(node);
    const url = `#${slugger.slug(title)}`;
    if (node.depth === 1 || node.depth > DEEPEST) continue;
    const item = itemOf(title, url);
    const section = top.at(-1);
    if (node.depth === 2 || section === undefined) top.push(item);
    else addBelow(section, item);
  }
  const contents: List = { type: 'list', ordered: false, spread: false, children: top };
  tree.children.splice(place, 1, ...(top.length > 0 ? [contents] : []));
}

function itemOf(title: string, url: string): ListItem {
  return {
    type: 'listItem',
    spread: false,
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'link', url, title: null, children: [{ type: 'text', value: title }] }],
      },
    ],
  };
}

function addBelow(section: ListItem, item: ListItem): void {
  const last = section.children.at(-1);
  if (last?.type === 'list') last.children.push(item);
  else section.children.push({ type: 'list', ordered: false, spread: false, children: [item] });
}

/** The words of a heading without their marks. */
function textOf(node: Heading | Nodes): string {
  if ('value' in node && node.type !== 'html') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}
