import type { RootContent } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { Part } from '../import-markdown/part.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { pointsOf } from './points-of.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { policyHeading } from './policy-heading.ts';
import { withoutCode } from './without-code.ts';

type Side = 'in' | 'out';

/** What the policy covers and what not: lists by their labels or headings, the rest as text. */
export function readScope(part: Part, draft: PolicyDraft, side?: Side): void {
  const { source, scope } = draft;
  let current = side;
  for (const [index, node] of part.blocks.entries()) {
    const next = part.blocks[index + 1];
    if (node.type === 'list') {
      const points = pointsOf(node, draft).map(withoutCode);
      if (current === undefined) scope.text.push(source.block(node));
      else appendAll(scope[current], points);
    } else if (node.type === 'paragraph') {
      const text = draft.text(node);
      const named = draft.own ? ownSide(text) : sideOf(text);
      if (named !== undefined && next?.type === 'list') {
        current = named;
        if (plainText(text).split(/\s+/).length <= 6) draft.label(node, text);
        else scope.text.push(text);
      } else scope.text.push(text);
    } else if (node.type !== 'thematicBreak') scope.text.push(source.block(node as RootContent));
  }
}

/** Which side a label of our own documents names. */
function ownSide(text: string): Side | undefined {
  return text === 'In scope:' ? 'in' : text === 'Out of scope:' ? 'out' : undefined;
}

/** Which side a heading or a line names. */
export function sideOf(words: string): Side | undefined {
  const kind = policyHeading(plainText(words));
  if (kind === 'out-of-scope') return 'out';
  if (kind === 'in-scope') return 'in';
  if (/\b(?:out of scope|not in scope|not (?:covered|considered|eligible)|exclud)/i.test(words))
    return 'out';
  return /\b(?:in[ -]scope|covers?|applies to|includes?)\b/i.test(words) ? 'in' : undefined;
}
