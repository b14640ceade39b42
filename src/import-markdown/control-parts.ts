import { certainLead } from './entry-form.ts';
import { withoutPrefix } from './without-prefix.ts';

const OPENING = '([{“«';
const CLOSING = ')]}”»';
/** Signs that open and close. */
const QUOTES = '"`';
const SIGNS = /[()[\]{}“”«»"`;]/g;

/** Words behind a semicolon that go on with the sentence before it. */
const GOES_ON =
  /^(?:however|otherwise|therefore|thus|hence|instead|generally|this|it|they|these|that|which|if|when|but|so|and|or|see|e\.g|i\.e)\b/i;

/** A sentence about what protects it, no list. */
const DEPENDS = /^(?:\p{L}+ )?depends on\b/iu;

/**
 * The controls of a cell or a field in one line, `a; security control: b (planned); c`: parted at
 * semicolons outside of brackets and quotes, unless it is a sentence or one name with its text.
 */
export function controlParts(text: string): string[] {
  const parts = partsOf(text);
  if (parts === undefined || parts.length < 2) return [text];
  const [first = '', ...others] = parts;
  if (DEPENDS.test(first) || others.some((part) => GOES_ON.test(part))) return [text];
  const isLed = (part: string) => certainLead(withoutPrefix(part).text) !== undefined;
  const isOne =
    isLed(first) && others.every((part) => !isLed(part) && withoutPrefix(part).kind === undefined);
  return isOne ? [text] : parts;
}

/** Undefined for brackets or quotes without their other half. */
function partsOf(text: string): string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (const { 0: sign, index } of text.matchAll(SIGNS)) {
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (QUOTES.includes(sign)) quote = sign;
    else if (OPENING.includes(sign)) depth++;
    else if (CLOSING.includes(sign)) depth--;
    else if (
      sign === ';' &&
      depth === 0 &&
      !/&#?\w+$/.test(text.slice(Math.max(0, index - 12), index))
    ) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return depth === 0 && quote === '' ? parts.filter((part) => part !== '') : undefined;
}
