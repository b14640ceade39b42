import type { Nodes, RootContent } from 'mdast';
import { appendAll } from '../append-all.ts';
import type { Part } from '../import-markdown/part.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import type { ModelValue } from '../importer.ts';
import { type Piece, piecesIn } from './pieces.ts';
import { entryOf, pointsOf } from './points-of.ts';
import { type Fields, type PolicyDraft, Sections } from './policy-draft.ts';
import { samplesOf } from './samples-of.ts';

/** Sections of the model below sections: as deep as they go. */
const DEEPEST = 3;

/** Longest heading of a model, in characters. */
const LONGEST_NAME = 200;

/** A part of the document as a section of the model, with those below it. */
export function readSection(part: Part, draft: PolicyDraft, sections: Sections, depth = 1): void {
  const fields = readBody(part.blocks, draft);
  const below = new Sections();
  if (depth < DEEPEST) for (const inner of part.parts) readSection(inner, draft, below, depth + 1);
  else for (const inner of part.parts) addDeep(inner, fields, draft);
  const { name, rest } = headingOf(part);
  if (rest !== undefined) fields.text = joined([rest, fields.text as string | undefined]);
  sections.add(name, { ...fields, sections: below.items });
}

/** A heading too long for a name keeps its whole length as text. */
function headingOf({ name }: Part): { readonly name: string; readonly rest?: string } {
  if (name === '') return { name: 'Section' };
  if (name.length <= LONGEST_NAME) return { name };
  return { name: `${name.slice(0, 80)} …`, rest: name };
}

/** A heading deeper than sections go is a point with what stands below it. */
function addDeep(part: Part, fields: Fields, draft: PolicyDraft): void {
  const body = readBody(part.blocks, draft);
  for (const inner of part.parts) addDeep(inner, body, draft);
  const { name, rest } = headingOf(part);
  const { text, items, samples } = body;
  const entry: Fields = { name, text: joined([rest, text as string | undefined]), items, samples };
  fields.items = [...((fields.items as readonly ModelValue[] | undefined) ?? []), entry];
  draft.note('guessed', part.line, `the heading "${name}" is deeper than sections go: a point`);
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  return texts.filter((text) => text !== undefined && text !== '').join('\n\n') || undefined;
}

/**
 * Blocks as text, points and code. A section prints its text, then its points, then its code. What goes
 * on behind a list or behind code is text together with it, since a sentence is no point. Where code is
 * marked as bad or good, all become points with their code, so that the order of the document is kept.
 */
function readBody(blocks: readonly RootContent[], draft: PolicyDraft): Fields {
  const leads = draft.own ? 'bold' : 'any';
  const pieces = ticksFirst(piecesIn(blocks, draft), draft);
  const last = pieces.at(-1);
  const end = last?.kind === 'code' ? pieces.length - 1 : pieces.length;
  const samples = last?.kind === 'code' ? samplesOf(last.codes, draft.own) : [];
  const texts: string[] = [];
  const items: ModelValue[] = [];
  let at = 0;
  for (const start = endOfText(pieces, end, draft); at < start; at++)
    texts.push(textOf(pieces[at], draft));
  while (at < end && pieces[at]?.kind === 'text' && !isFollowedByCode(pieces, at, end)) {
    texts.push(textOf(pieces[at++], draft));
  }
  // One list is the points of the section; behind a list, texts announce what follows them.
  for (; at < end; at++) {
    const piece = pieces[at];
    const next = at + 1 < end ? pieces[at + 1] : undefined;
    if (piece === undefined) continue;
    if (piece.kind === 'list') appendAll(items, pointsOf(piece.node, draft, leads));
    else if (piece.kind === 'code') items.push({ samples: samplesOf(piece.codes, draft.own) });
    else {
      const text = textOf(piece, draft);
      if (next?.kind === 'code') {
        items.push(entryOf({ text, items: [], samples: samplesOf(next.codes, draft.own) }, leads));
        at++;
      } else if (next?.kind === 'list' && isAnnouncing(text)) {
        items.push(entryOf({ text, items: pointsOf(next.node, draft, leads), samples: [] }, leads));
        at++;
      } else items.push(boldName(text) ?? text);
    }
  }
  return {
    text: joined(texts),
    items: items.filter((item) => item !== undefined),
    samples,
  };
}

/** Where the last text ends that goes on behind a list or code, before any code that is marked; else 0. */
function endOfText(pieces: readonly Piece[], end: number, draft: PolicyDraft): number {
  const marked = pieces.findIndex(
    (piece) => piece.kind === 'code' && piece.codes.some(({ verdict }) => verdict !== undefined),
  );
  const stop = marked < 0 || marked >= end ? end : marked;
  const first = pieces.findIndex(({ kind }) => kind !== 'text');
  if (first < 0) return 0;
  for (let at = stop - 1; at >= first; at--) {
    const piece = pieces[at];
    const next = pieces[at + 1];
    // Points print without numbers, and the order of steps is what they say.
    if (piece?.kind === 'list' && piece.node.ordered && !hasCode(piece.node)) return at + 1;
    if (piece?.kind !== 'text') continue;
    const isOfNext =
      next?.kind === 'code' || (next?.kind === 'list' && isAnnouncing(textOf(piece, draft)));
    if (!isOfNext) return at + 1;
  }
  return 0;
}

function hasCode(node: Nodes): boolean {
  return node.type === 'code' || ('children' in node && node.children.some(hasCode));
}

/** Words in bold alone name a point. */
function boldName(text: string): Fields | undefined {
  const name = /^\*\*([^*\n]{1,200})\*\*$/.exec(text)?.[1];
  return name === undefined ? undefined : { name: plainText(name) };
}

function isAnnouncing(text: string): boolean {
  return /:\**$/.test(text);
}

/** Points to tick stand behind the texts about them: a sentence is nothing to tick. */
function ticksFirst(pieces: readonly Piece[], { own }: PolicyDraft): readonly Piece[] {
  const isTicks = (piece: Piece) =>
    piece.kind === 'list' &&
    piece.node.children.some(({ checked }) => typeof checked === 'boolean');
  const others = pieces.filter((piece) => !isTicks(piece));
  if (own || others.length === pieces.length || others.some(({ kind }) => kind !== 'text'))
    return pieces;
  return [...others, ...pieces.filter(isTicks)];
}

/** A text whose code stands before something else goes to the points together with it. */
function isFollowedByCode(pieces: readonly Piece[], at: number, end: number): boolean {
  return at + 1 < end && pieces[at + 1]?.kind === 'code';
}

function textOf(piece: Piece | undefined, draft: PolicyDraft): string {
  if (piece === undefined) return '';
  if (piece.kind !== 'code') return draft.text(piece.node);
  return piece.nodes.map((node) => draft.source.block(node)).join('\n\n');
}
