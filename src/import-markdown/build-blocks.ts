import type { List, RootContent } from 'mdast';
import { plainText } from './plain-text.ts';
import type { SourceText } from './source-text.ts';

/** Most words of a line that is a label whatever it ends with, and of one that ends in a colon. */
const FEW_WORDS = 6;
const MOST_WORDS = 10;

/** `Security controls in the build`; not `controls the build`, nor the flow of control. */
const CONTROLS = /\b(?:controls|measures|security control)\b(?!\s+(?:the|an?|flow|plane|panel)\b)/i;

/** Lines that say no more than that the steps of a build follow. */
const STEPS = /^(?:the )?build (?:process|steps?|pipeline|workflow)(?: description| steps?)?$/i;

/**
 * A block of BUILD as it is read: a list of labels with points below each, some of which announce
 * controls or the steps, as plain lines over lists.
 */
export function buildBlocks(node: RootContent, source: SourceText): RootContent[] {
  if (node.type !== 'list' || node.ordered === true) return [node];
  const labels = labelsOf(node, source);
  return labels?.some((label) => CONTROLS.test(label) || STEPS.test(label)) === true
    ? node.children.flatMap(({ children }) => children)
    : [node];
}

/** The labels of a list in which each point is one; undefined for any other. */
function labelsOf(list: List, source: SourceText): string[] | undefined {
  const labels: string[] = [];
  for (const { children } of list.children) {
    const [first, ...below] = children;
    const isOverLists = below.length > 0 && below.every(({ type }) => type === 'list');
    const text = first?.type === 'paragraph' ? source.inline(first) : '';
    if (!isOverLists || !isShortLabel(text)) return undefined;
    labels.push(plainText(text).replace(/\s*[:：]$/, ''));
  }
  return labels;
}

/** True when a label is one of controls by its own words. */
export function namesControls(label: string): boolean {
  return CONTROLS.test(label);
}

/** A few words over points: a label, no sentence. */
export function isShortLabel(markdown: string): boolean {
  const words = markdown.split(/\s+/).length;
  if (/[:：]\*{0,2}$/.test(markdown)) return words <= MOST_WORDS;
  return words <= FEW_WORDS && markdown !== '' && !/[.!?;,。]\*{0,2}$/.test(markdown);
}

/**
 * True for words over controls of a build: a label that names them, or a line of a few words about
 * security. A sentence that only mentions security announces nothing.
 */
export function announcesControls(line: string): boolean {
  const text = line.trim();
  const isFew = text.split(/\s+/).length <= FEW_WORDS && !/[.!]$/.test(text);
  if (CONTROLS.test(text))
    return !/[.!]$/.test(text) || /\b(?:following|these)\b.*\b(?:controls|measures)\b/i.test(text);
  if (isFew && /control|security|measure|supply/i.test(text)) return !/\bsteps?$/i.test(text);
  return /recommend|improve/i.test(text) && !/process|step|pipeline|workflow|[.!]$/i.test(text);
}
