import { leadOf, namedText } from '../import-markdown/lead.ts';
import { plainText } from '../import-markdown/plain-text.ts';

/**
 * A text as a name and a description: of several sentences the first is the name, however short they
 * are, since a name of two sentences reads badly wherever it is printed.
 */
export function sentenceName(markdown: string): { name: string; description?: string } {
  const named = namedText(markdown);
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
