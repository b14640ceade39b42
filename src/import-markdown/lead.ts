import { idOf } from './ids.ts';
import { plainText } from './plain-text.ts';

/** Longest name and longest first words that are taken for a name, in characters. */
export const LONGEST_NAME = 200;
const LONGEST_LEAD = 70;

/** A number that others call a thing by, which names it only together with words. */
const CODE = /^[A-Z]{1,5}[- ]?\d{1,4}$/;

/** A text parted into the words that name it and the rest. */
export interface Lead {
  /** Plain text. */
  readonly name: string;
  /** Markdown. */
  readonly text: string;
}

/**
 * `**Title**: text`, `**Title:** text`, `Title: text` or `Title - text` in its two parts; undefined
 * when it is not certain that the first words are a title.
 */
export function leadOf(markdown: string): Lead | undefined {
  const bold = /^\*\*([^*]+?):?\*\*\s*(?:[:–—-]\s*)?(.*)$/s.exec(markdown);
  if (bold !== null && (bold[2] !== '' || /:\*\*$/.test(markdown)))
    return made(bold[1] ?? '', bold[2] ?? '');
  if (bold !== null) return made(bold[1] ?? '', '');
  const plain = /^([^:]{1,70}?)(?:: +| [–—-] )(\S.*)$/s.exec(markdown);
  if (plain === null) return undefined;
  const [, name = '', text = ''] = plain;
  return isTitle(name) && name.split(/\s+/).length <= 9 ? made(name, text) : undefined;
}

/** Words before a colon that are whole: no sentence, no open bracket, no half of code or of marks. */
function isTitle(name: string): boolean {
  const count = (sign: RegExp) => name.match(sign)?.length ?? 0;
  const isOpen = count(/[([]/g) > count(/[)\]]/g);
  const isHalf = count(/`/g) % 2 === 1 || count(/\*\*/g) % 2 === 1;
  return !(/[.!?;]\s/.test(name) || isOpen || isHalf || /\bhttps?$/.test(name));
}

function made(name: string, text: string): Lead | undefined {
  const plain = plainText(name).replace(/:$/, '').trim();
  if (plain === '' || plain.length > LONGEST_LEAD + 30) return undefined;
  return { name: plain, text: text.trim() };
}

/**
 * A text as a name and a description. What is no longer than a name can be is one; of a longer text
 * the first sentence is, or its first words, which then stand in both.
 */
export function namedText(markdown: string): { name: string; description?: string } {
  const lead = leadOf(markdown);
  if (lead !== undefined && CODE.test(lead.name) && lead.text !== '') {
    const { name, description } = namedText(lead.text);
    return { name: `${lead.name} ${name}`, ...(description === undefined ? {} : { description }) };
  }
  if (lead !== undefined && lead.text !== '') return { name: lead.name, description: lead.text };
  const plain = plainText(markdown);
  const hasMarkup = /\]\(|<[a-z]|!\[|\\\n/i.test(markdown);
  const late = /^([^:]{1,150}): +(\S.*)$/s.exec(markdown);
  if (late !== null && !hasMarkup && isTitle(late[1] ?? ''))
    return { name: plainText(late[1] ?? ''), description: late[2] ?? '' };
  if (plain.length <= LONGEST_NAME && !hasMarkup) return splitByColon(withoutStop(plain));
  const sentence = /^(.{10,160}?)\.\s+(?=\p{Lu}|`|\*)(.+)$/su.exec(markdown);
  const first = plainText(sentence?.[1] ?? '');
  if (sentence !== null && !hasMarkup && first.length <= LONGEST_NAME && balanced(first))
    return { name: first, description: sentence[2] ?? '' };
  return { name: firstWords(plain).replace(/:(?=\s)/g, ' –'), description: markdown };
}

/**
 * A name that holds a colon, parted there if the id made of it would not tell where it ends: our own
 * documents print `Name: description`.
 */
function splitByColon(name: string): { name: string; description?: string } {
  for (const { index } of name.matchAll(/:\s+/g)) {
    const head = name.slice(0, index);
    const rest = name.slice(index + 1).trim();
    if (idOf(head) !== idOf(name) || rest === '') continue;
    // A colon inside of brackets parts nothing; the brackets as a whole do.
    const open = balanced(head) ? 0 : head.lastIndexOf('(');
    const before = name.slice(0, open).trim();
    if (before !== '') return { name: withoutStop(before), description: name.slice(open) };
    return { name: head, description: rest };
  }
  return { name };
}

function balanced(text: string): boolean {
  return (text.match(/\(/g)?.length ?? 0) === (text.match(/\)/g)?.length ?? 0);
}

/** A name that is a whole sentence does without its full stop; `e.g.` keeps it. */
function withoutStop(text: string): string {
  return /[^.]{3}\.$/.test(text) && !/\b(?:etc|e\.g|i\.e|Inc|Ltd)\.$/.test(text)
    ? text.slice(0, -1)
    : text;
}

/** The first words of a text as a name of it. */
export function firstWords(plain: string): string {
  if (plain.length <= 80) return plain;
  const cut = plain.slice(0, 80);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > 30 ? end : 80).replace(/[\s,;:–—-]+$/, '')} …`;
}
