import stringWidth from 'string-width';
import { harmless } from './harmless.ts';

/**
 * A text in lines of at most so many columns of a terminal, harmless to print; longer words are cut.
 *
 * @param indent before every line but the first
 */
export function wrapText(text: string, width: number, indent = ''): string[] {
  const start = /^ */.exec(text)?.[0] ?? '';
  const words = harmless(text.replaceAll('\n', ' ')).split(' ').filter(Boolean);
  const lines: string[] = [];
  let line = start;
  for (const word of words.flatMap((long) => cut(long, width - indent.length))) {
    const joined = line.trim() === '' ? line + word : `${line} ${word}`;
    if (stringWidth(joined) > width && line.trim() !== '') {
      lines.push(line);
      line = indent + word;
    } else line = joined;
  }
  return [...lines, line];
}

function cut(word: string, width: number): string[] {
  if (stringWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (stringWidth(piece + character) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
