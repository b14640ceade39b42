import { LONGEST_NAME, namedText } from './lead.ts';

interface Named {
  readonly name: string;
  readonly description?: string;
}

/** The end of a sentence and the start of the next. */
const STOP = /[.!?](?:["”’)]|\*\*)*\s+(?=(?:\*\*|["“`(])?\p{Lu})/gu;
/** A point that ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|incl|cf|resp|ca|inc|ltd|co|corp|no|nr|vol|fig|sec|st|dr|mr|mrs|\p{L})\.?$/iu;

/** Where a sentence too long for a name can be parted: what follows only details what stands before. */
const DETAIL =
  /;\s+|\s[–—-]\s+|,\s+(?=(?:including|such as|especially|particularly|in particular|for example|e\.g\.|i\.e\.|ensuring|preventing)\s)/gi;
const LONGEST_HEAD = 120;

const MARKUP = /\]\(|<[a-z]|!\[|\n/i;

/** A control or a risk as a name and what is said of it: of several sentences the first is the name. */
export function controlName(markdown: string): Named {
  const named = namedText(markdown);
  const isCut = named.name.endsWith(' …');
  if (named.description !== undefined && !isCut) return named;
  for (const { 0: sign, index } of markdown.matchAll(STOP)) {
    const head = markdown.slice(0, index);
    if (head.length > LONGEST_NAME || MARKUP.test(head)) break;
    if (sign.startsWith('.') && ABBREVIATION.test(head)) continue;
    if (head.length < 10 || !isWhole(head + sign.trim().slice(1))) continue;
    const first = namedText(`${head}${sign.trim().slice(1)}`);
    if (first.name.endsWith(' …')) break;
    const said = first.description === undefined ? '' : `${first.description}. `;
    return { name: first.name, description: said + markdown.slice(index + sign.length) };
  }
  if (!isCut || MARKUP.test(markdown)) return named;
  for (const { 0: sign, index } of markdown.matchAll(DETAIL)) {
    const head = markdown.slice(0, index);
    if (head.length > LONGEST_HEAD) break;
    const isLong = head.length >= 20 && isWhole(head);
    const name = isLong ? namedText(head) : undefined;
    if (name !== undefined && name.description === undefined)
      return { name: name.name, description: markdown.slice(index + sign.length) };
  }
  return named;
}

/** Without half of brackets, code or marks. */
function isWhole(text: string): boolean {
  const count = (sign: RegExp) => text.match(sign)?.length ?? 0;
  return (
    count(/[([]/g) === count(/[)\]]/g) &&
    count(/`/g) % 2 === 0 &&
    count(/\*\*/g) % 2 === 0 &&
    count(/["“”]/g) % 2 === 0
  );
}
