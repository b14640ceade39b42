import type { PhrasingContent, Text } from 'mdast';

/** A place in a text, both from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Signs that mean something to markdown inside a line, or together with others might. */
const SPECIAL = /[\\`*_~[\]<&@\p{Cc}]|:\/\/|www\./iu;

/**
 * Of these what means nothing where it stands: `snake_case`, `R&D`, `2 * 3`, `~5`, `<5`, `C:\Users`,
 * `redis://`, `@someone`, `checkout@v4`, and brackets behind which no address follows.
 */
const HARMLESS =
  /&(?!#?\w+;)|(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])|(?<= )\*(?= )|(?<=^|[ (])~(?=[\p{L}\p{N}])|<(?=[ =\d])|\\(?=[a-z\d ])|\b(?!https?:)[a-z]+:\/\/|(?<=^|[ (])@(?=[a-z\d])|@(?=[a-z\d-]+(?:$|[ ,;)]))|\](?![([:])|\[(?!\^)/giu;

/** Where an address ends for certain: at the end, or at a gap and what closes a sentence before it. */
const END = '(?=[.,;:!?)]*(?:$| ))';

/** Where bold and emphasized words start and end for certain. */
const BEFORE = '(?<=^|[ (>])';
const AFTER = '(?=$|[ ,.;:)<])';

const WEB = 'https?:\\/\\/[a-z\\d-]+(?:\\.[a-z\\d-]+)*\\.[a-z\\d]+(?::\\d+)?';

/** What is more than text, in the forms that leave no doubt. */
const MARKED = new RegExp(
  [
    '(?<!`)`(?<code>[^`\\\\|\\s\\p{Cc}](?:[^`\\\\|\\p{Cc}]*[^`\\\\|\\s\\p{Cc}])?)`(?!`)',
    `${BEFORE}\\*\\*(?<strong>[\\p{L}\\p{N}\`](?:[^*]*[^*\\s])?)\\*\\*${AFTER}`,
    `${BEFORE}\\*(?<starred>[\\p{L}\\p{N}](?:[^*_]*[^*_\\s])?)\\*${AFTER}`,
    `${BEFORE}_(?<underlined>[\\p{L}\\p{N}](?:[^*_]*[^*_\\s])?)_${AFTER}`,
    '(?<lineBreak><br ?\\/?>)',
    '(?<![!\\\\\\]])\\[(?<label>[^[\\]!]*[^[\\]!\\s])\\]\\((?<target>[a-z\\d/#.][\\w/.:#?=%+,-]*)\\)(?![[(])',
    '<(?<closedWeb>https?:\\/\\/[a-z\\d][\\w/.:#?=%+,-]*)>',
    '<(?<closedMail>[a-z\\d][a-z\\d.+-]*@[a-z\\d]+(?:\\.[a-z\\d]+)+)>',
    `(?<=^|[ (])(?<web>${WEB}(?:\\/(?:[\\w/.#?=%+-]*[a-z\\d/])?)?)${END}`,
    `(?<=^|[ (])(?<www>www(?:\\.[a-z\\d-]+)*\\.[a-z\\d]+(?:\\/(?:[\\w/.#?=%+-]*[a-z\\d/])?)?)${END}`,
    `(?<=^|[ (])(?<mail>[a-z\\d](?:[a-z\\d.+-]*[a-z\\d])?@[a-z\\d]+(?:\\.[a-z\\d]+)*\\.[a-z]+)${END}`,
  ].join('|'),
  'giu',
);

/** Signs without which nothing of it can stand in a text. */
const MAY_BE_MARKED = /[`*_<[@]|:\/\/|www\./i;

/**
 * A line of text with code, bold words, links and the like, in forms that leave no doubt, as what a
 * parser of markdown makes of it; undefined when only a parser can tell. It takes a fiftieth of the
 * time.
 */
export function plainPhrases(text: string, at: Place): PhrasingContent[] | undefined {
  if (/^\s|\s$/.test(text)) return undefined;
  return phrasesOf(text, at, true);
}

/** @param isOutside false inside of bold words and of links, which hold text and code only */
function phrasesOf(text: string, at: Place, isOutside: boolean): PhrasingContent[] | undefined {
  const phrases: PhrasingContent[] = [];
  let end = 0;
  let hasAddress = false;
  let hasBracket = false;
  const place = (index: number) => ({ line: at.line, column: at.column + index });
  const position = (from: number, to: number) => ({ start: place(from), end: place(to) });
  const addText = (to: number): boolean => {
    const value = text.slice(end, to);
    if (value === '') return true;
    phrases.push({ type: 'text', value, position: position(end, to) });
    hasBracket ||= value.includes('[');
    return isPlain(value);
  };
  for (const match of MAY_BE_MARKED.test(text) ? text.matchAll(MARKED) : []) {
    const start = match.index;
    if (!addText(start)) return undefined;
    end = start + match[0].length;
    const phrase = phraseOf(match, place, isOutside);
    if (phrase === undefined) return undefined;
    hasAddress ||= phrase.type === 'link';
    phrases.push({ ...phrase, position: position(start, end) });
  }
  if (!addText(text.length)) return undefined;
  // An address is none inside of brackets, and a link may end at another bracket.
  return hasAddress && hasBracket ? undefined : phrases;
}

function phraseOf(
  match: RegExpExecArray,
  place: (index: number) => Place,
  isOutside: boolean,
): PhrasingContent | undefined {
  const groups = match.groups ?? {};
  const { code, strong, lineBreak, label, target, closedWeb, closedMail, web, www, mail } = groups;
  const start = match.index;
  if (code !== undefined) return { type: 'inlineCode', value: code };
  if (lineBreak !== undefined) return { type: 'html', value: lineBreak };
  if (!isOutside) return undefined;
  const inner = (text: string, marks: number) => phrasesOf(text, place(start + marks), false);
  if (strong !== undefined) {
    const children = inner(strong, 2);
    return children && { type: 'strong', children };
  }
  const emphasis = groups.starred ?? groups.underlined;
  if (emphasis !== undefined) {
    const children = inner(emphasis, 1);
    return children && { type: 'emphasis', children };
  }
  const link = (url: string, value: string, marks: number): PhrasingContent | undefined => {
    const from = start + marks;
    const position = { start: place(from), end: place(from + value.length) };
    return { type: 'link', title: null, url, children: [{ type: 'text', value, position }] };
  };
  if (closedWeb !== undefined) return link(closedWeb, closedWeb, 1);
  if (closedMail !== undefined) return link(`mailto:${closedMail}`, closedMail, 1);
  if (web !== undefined) return link(web, web, 0);
  if (www !== undefined) return link(`http://${www}`, www, 0);
  if (mail !== undefined) return link(`mailto:${mail}`, mail, 0);
  const children = label === undefined ? undefined : inner(label, 1);
  return target === undefined || children === undefined
    ? undefined
    : { type: 'link', title: null, url: target, children };
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
  const next = after.position;
  // The indentation of a line is no part of the text before it.
  const end = after.type === 'text' ? next?.end : next && { line: next.start.line, column: 1 };
  const value = `${before.type === 'text' ? before.value : ''}\n${after.type === 'text' ? after.value : ''}`;
  return { type: 'text', value, ...(start && end && { position: { start, end } }) };
}
