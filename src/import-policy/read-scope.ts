import type { RootContent } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { Part } from '../import-markdown/part.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { entryOf, pointsOf } from './points-of.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { policyHeading } from './policy-heading.ts';
import { withoutCode } from './without-code.ts';

type Side = 'in' | 'out';

/** What the policy covers and what not: lists by their labels or headings, the rest as text. */
export function readScope(part: Part, draft: PolicyDraft, side?: Side): void {
  const { source, scope } = draft;
  let current = side;
  let taken: RootContent | undefined;
  for (const [index, node] of part.blocks.entries()) {
    const next = part.blocks[index + 1];
    if (node === taken) continue;
    if (node.type === 'list') {
      const points = pointsOf(node, draft).map(withoutCode);
      if (current === undefined) scope.text.push(source.block(node));
      else appendAll(scope[current], points);
    } else if (node.type === 'paragraph') {
      const text = draft.text(node);
      const named = draft.own ? ownSide(text) : sideOf(text);
      if (side !== undefined && next?.type === 'list' && /:$/.test(text) && !isShort(text)) {
        // A sentence that its list completes stays with it.
        const items = pointsOf(next, draft).map(withoutCode);
        scope[side].push(entryOf({ text: text.slice(0, -1), items, samples: [] }));
        taken = next;
      } else if (named !== undefined && next?.type === 'list') {
        current = named;
        if (isShort(text)) draft.label(node, text);
        else scope.text.push(text);
      } else scope.text.push(text);
    } else if (node.type !== 'thematicBreak') scope.text.push(source.block(node as RootContent));
  }
}

/** True for a line that says no more than what the place of the list says. */
function isShort(text: string): boolean {
  const words = plainText(text);
  return words.split(/\s+/).length <= 6 || /^the following\b.*\bscope\b[^.]*:$/i.test(words);
}

/** A heading below a side of the scope is one point of it, with what stands there. */
export function readScopePoint(part: Part, draft: PolicyDraft, side: Side): void {
  const inner = part.blocks.filter(({ type }) => type !== 'thematicBreak');
  const last = inner.at(-1);
  const list = last?.type === 'list' ? last : undefined;
  const texts = (list === undefined ? inner : inner.slice(0, -1)).map((node) => draft.text(node));
  const text = texts.join('\n\n') || undefined;
  const items = list === undefined ? [] : pointsOf(list, draft).map(withoutCode);
  if (part.name !== '' || text !== undefined || items.length > 0)
    draft.scope[side].push({ name: part.name || undefined, text, items });
  for (const below of part.parts) readScopePoint(below, draft, side);
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
