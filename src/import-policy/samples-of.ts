import type { Code } from 'mdast';
import type { ModelValue } from '../importer.ts';
import { sampleComment, type Verdict } from './sample-label.ts';

/** A piece of code with what it is an example of. */
export interface CodePiece {
  readonly verdict?: Verdict | undefined;
  readonly language?: string | undefined;
  readonly code: string;
}

/** Longest code of a model, with room to spare. */
const LONGEST_CODE = 90_000;

/**
 * A code block as its pieces: comments that mark what follows them as good or bad part it, and give
 * their mark to the piece. What stands before the first mark belongs to the first piece.
 */
export function piecesOf(
  node: Code,
  verdict: Verdict | undefined,
  isOwn: boolean,
  language: string | undefined,
): CodePiece[] {
  const lines = node.value.split('\n');
  const marks = isOwn || verdict !== undefined ? [] : marksIn(lines);
  if (marks.length === 0) return cut({ verdict, language, code: node.value });
  return marks.flatMap((mark, index) => {
    const start = index === 0 ? 0 : mark.at;
    const part = lines.slice(start, marks[index + 1]?.at);
    const { opening, rest } = mark;
    if (rest === '') part.splice(mark.at - start, 1);
    else part[mark.at - start] = `${opening} ${rest}`;
    // A mark without code below it stays what it is: a comment.
    const code = trimLines(part) || (lines[mark.at] ?? '');
    return cut({ verdict: mark.verdict, language, code });
  });
}

function marksIn(lines: readonly string[]) {
  return lines.flatMap((line, at) => {
    const found = sampleComment(line);
    return found === undefined ? [] : [{ ...found, at }];
  });
}

function trimLines(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(Math.max(first, 0), last + 1).join('\n');
}

/** Code in pieces that a model takes; none for code without anything in it. */
function cut(piece: CodePiece): CodePiece[] {
  const { code } = piece;
  if (code.trim() === '') return [];
  if (code.length <= LONGEST_CODE) return [piece];
  const pieces: CodePiece[] = [];
  for (let start = 0; start < code.length; start += LONGEST_CODE)
    pieces.push({ ...piece, code: code.slice(start, start + LONGEST_CODE) });
  return pieces.filter((part) => part.code.trim() !== '');
}

/**
 * Pieces as samples of the model: a bad one and a good one beside it are two sides of one sample.
 *
 * @param isOwn in documents of ours the good side follows the bad one
 */
export function samplesOf(pieces: readonly CodePiece[], isOwn: boolean): ModelValue[] {
  const samples: ModelValue[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    const next = pieces[at + 1];
    if (piece === undefined) continue;
    const isPair =
      piece.verdict !== undefined &&
      next?.verdict !== undefined &&
      next.verdict !== piece.verdict &&
      (!isOwn || piece.verdict === 'bad') &&
      next.language === piece.language;
    const { language } = piece;
    if (isPair) {
      const [bad, good] = piece.verdict === 'bad' ? [piece, next] : [next, piece];
      samples.push({ language, bad: lineEnded(bad.code), good: lineEnded(good.code) });
      at++;
    } else samples.push({ language, [piece.verdict ?? 'code']: lineEnded(piece.code) });
  }
  return samples;
}

/** Several lines end with a line end, as in a block of YAML. */
function lineEnded(code: string): string {
  return code.includes('\n') ? `${code}\n` : code;
}
