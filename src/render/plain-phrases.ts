import type { PhrasingContent, Text } from 'mdast';

/** A place in a text, both from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Signs that mean something to markdown inside a line, or together with others might. */
const SPECIAL = /[\\`*_~[\]<>&@|\p{Cc}]|:\/\/|www\./iu;

/** Of these what means nothing: `&` alone, `_` inside a word. */
const HARMLESS = /& |(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])/gu;

/** Code, bold words and line breaks in a table, in forms that leave no doubt. */
const MARKED =
  /(?<!`)`([^`\\|\s\p{Cc}](?:[^`\\|\p{Cc}]*[^`\\|\s\p{Cc}])?)`(?!`)|(?<=^|[ (>])\*\*(?=[\p{L}\p{N}`])([^*]*[^*\s])\*\*(?=$|[ ,.;:)<])|(<br ?\/?>)/gu;

/**
 * A line of text with at most code, bold words and `<br>` as what a parser of markdown makes of it;
 * undefined when only a parser can tell. It takes a fiftieth of the time.
 */
export function plainPhrases(text: string, at: Place): PhrasingContent[] | undefined {
  if (/^\s|\s$/.test(text)) return undefined;
  return phrasesOf(text, at, true);
}

function phrasesOf(text: string, at: Place, mayBeBold: boolean): PhrasingContent[] | undefined {
  const phrases: PhrasingContent[] = [];
  let end = 0;
  const place = (index: number) => ({ line: at.line, column: at.column + index });
  const position = (from: number, to: number) => ({ start: place(from), end: place(to) });
  const addText = (to: number): boolean => {
    const value = text.slice(end, to);
    if (value === '') return true;
    phrases.push({ type: 'text', value, position: position(end, to) });
    return isPlain(value);
  };
  for (const match of hasMarks(text) ? text.matchAll(MARKED) : []) {
    const [whole, code, bold, lineBreak] = match;
    const start = match.index;
    if (!addText(start)) return undefined;
    end = start + whole.length;
    if (code !== undefined)
      phrases.push({ type: 'inlineCode', value: code, position: position(start, end) });
    else if (lineBreak !== undefined)
      phrases.push({ type: 'html', value: lineBreak, position: position(start, end) });
    else {
      const children = mayBeBold ? phrasesOf(bold ?? '', place(start + 2), false) : undefined;
      if (children === undefined) return undefined;
      phrases.push({ type: 'strong', children, position: position(start, end) });
    }
  }
  return addText(text.length) ? phrases : undefined;
}

function hasMarks(text: string): boolean {
  return /[`*<]/.test(text);
}

function isPlain(text: string): boolean {
  return !SPECIAL.test(text) || !SPECIAL.test(text.replace(HARMLESS, ''));
}

/** Lines of plain phrases as one paragraph has them: a text across a line end is one. */
export function joinLines(lines: readonly PhrasingContent[][]): PhrasingContent[] {
  const [first = [], ...others] = lines;
  const joined = [...first];
  for (const phrases of others) {
    const last = joined.at(-1);
    const [next, ...rest] = phrases;
    if (next === undefined || last === undefined) continue;
    const text = textBetween(last, next);
    if (last.type === 'text') joined.pop();
    joined.push(text, ...(next.type === 'text' ? rest : phrases));
  }
  return joined;
}

/** The end of a line with the text before and behind it. */
function textBetween(before: PhrasingContent, after: PhrasingContent): Text {
  const start = before.type === 'text' ? before.position?.start : before.position?.end;
  const end = after.type === 'text' ? after.position?.end : after.position?.start;
  const value = `${before.type === 'text' ? before.value : ''}\n${after.type === 'text' ? after.value : ''}`;
  return { type: 'text', value, ...(start && end && { position: { start, end } }) };
}
