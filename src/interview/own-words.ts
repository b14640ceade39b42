/** Longest name that is told from a sentence, in characters. */
const LONGEST_NAME = 80;

/** `Card data: what it is` as its name and what is said of it; the whole as a name otherwise. */
export function ownWords(text: string): { readonly name: string; readonly description?: string } {
  const [, name, description] = /^([^:\n]+):\s+(\S[\s\S]*)$/u.exec(text.trim()) ?? [];
  if (name !== undefined && description !== undefined && name.length <= LONGEST_NAME)
    return { name: name.trim(), description: description.trim() };
  const line = text.trim().replace(/\s+/g, ' ');
  if ([...line].length <= LONGEST_NAME) return { name: line };
  const words = line.slice(0, LONGEST_NAME).replace(/\s+\S*$/, '');
  return { name: `${words} …`, description: text.trim() };
}
