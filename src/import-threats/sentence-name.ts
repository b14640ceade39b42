import { firstWords, leadOf, namedText } from '../import-markdown/lead.ts';
import { plainText } from '../import-markdown/plain-text.ts';

/**
 * A text as a name and a description: of several sentences the first is the name, however short they
 * are, since a name of two sentences reads badly wherever it is printed.
 */
export function sentenceName(markdown: string): { name: string; description?: string } {
  // What is bold at the start of a sentence is a part of it, and no title.
  const [, bold = '', sentence = ''] =
    /^\*\*([^*]+[^*:.])\*\*(\s+[\p{Ll}(`].*)$/su.exec(markdown) ?? [];
  if (bold !== '') return sentenceName(bold + sentence);
  const named = namedText(markdown);
  if (/\b(?:states?|mentions?|says|notes|specifies|indicates)$/.test(named.name))
    return { name: firstWords(plainText(markdown)), description: markdown };
  if ((leadOf(markdown)?.text ?? '') !== '' || named.description !== undefined) return named;
  const [, first = '', rest = ''] =
    /^([^\n]{10,160}?)\.\s+(?=\p{Lu}|`|\*)(.+)$/su.exec(markdown) ?? [];
  const name = plainText(first);
  const isHalf =
    (name.match(/\(/g)?.length ?? 0) !== (name.match(/\)/g)?.length ?? 0) ||
    (first.match(/[`*]/g)?.length ?? 0) % 2 === 1 ||
    /\b(?:e\.g|i\.e|etc|vs|approx|no|cf|inc|ltd)$/i.test(name);
  return name === '' || isHalf ? named : { name, description: rest };
}
