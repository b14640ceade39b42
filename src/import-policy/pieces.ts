import type { Code, List, RootContent } from 'mdast';
import { guessLanguage } from './guess-language.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { sampleLabel, type Verdict } from './sample-label.ts';
import { type CodePiece, piecesOf } from './samples-of.ts';

/** Longest word that is taken for a language, in characters. */
const LONGEST_LANGUAGE = 40;

/** What stands below a heading or in a point, in its order: texts, lists and code. */
export type Piece =
  | { readonly kind: 'text'; readonly node: RootContent }
  | { readonly kind: 'list'; readonly node: List }
  | {
      readonly kind: 'code';
      readonly codes: readonly CodePiece[];
      /** The blocks as they are written. */
      readonly nodes: readonly RootContent[];
    };

/** Parts blocks into pieces; labels such as `Bad:` go into the code that they mark. */
export function piecesIn(blocks: readonly RootContent[], draft: PolicyDraft): Piece[] {
  const { source, own } = draft;
  const pieces: Piece[] = [];
  let verdict: Verdict | undefined;
  for (const [index, node] of blocks.entries()) {
    const next = blocks[index + 1];
    if (node.type === 'thematicBreak') continue;
    if (node.type === 'paragraph' && next?.type === 'code') {
      const text = source.inline(node);
      const label = sampleLabel(text);
      if (label !== undefined && (!own || /^\*\*(?:Bad|Good):\*\*$/.test(text))) {
        verdict = label.verdict;
        draft.label(node, text);
        if (label.rest === '') continue;
      }
    }
    if (node.type === 'list') pieces.push({ kind: 'list', node });
    else if (node.type === 'code') {
      const codes = piecesOf(node, verdict, own, languageOf(node, draft));
      if (codes.length === 0) draft.label(node, `code without a line: ${node.lang ?? ''}`);
      verdict = undefined;
      const last = pieces.at(-1);
      const isOne = own || (last?.kind === 'code' && isMarked(last.codes) === isMarked(codes));
      if (last?.kind === 'code' && isOne)
        pieces[pieces.length - 1] = {
          ...last,
          codes: [...last.codes, ...codes],
          nodes: [...last.nodes, node],
        };
      else if (codes.length > 0) pieces.push({ kind: 'code', codes, nodes: [node] });
    } else pieces.push({ kind: 'text', node });
  }
  return pieces;
}

/** Code that is marked as bad or good is no part of the code before it that is not. */
function isMarked(codes: readonly CodePiece[]): boolean {
  return codes.some(({ verdict }) => verdict !== undefined);
}

/** What a block of code is written in: as its fence says, else as the code looks. */
function languageOf(node: Code, draft: PolicyDraft): string | undefined {
  if (typeof node.meta === 'string') draft.label(node, node.meta);
  if (typeof node.lang === 'string') {
    if (node.lang.length <= LONGEST_LANGUAGE) return node.lang;
    draft.label(node, node.lang);
    return undefined;
  }
  const language = draft.own ? undefined : guessLanguage(node.value);
  if (language !== undefined)
    draft.note('guessed', draft.source.line(node), `code without a language read as ${language}`);
  return language;
}
