import type { SourceLine } from './source-line.ts';

const DEFINITION =
  /^ {0,3}\[([^\]^][^\]]*)\]:\s*<?([^\s<>]+)>?(\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*$/;
const USE = /(!?)\[([^\][]+)\](?:\[([^\][]*)\])?(?![[(:])/g;

/**
 * Links by reference (`[text][label]`) with their addresses in place: parts of a document go to
 * different places of a model, and the line that says where a label leads to only to one.
 */
export function resolveReferences(lines: readonly SourceLine[]): SourceLine[] {
  const addresses = new Map<string, string>();
  const outside = outsideFences(lines);
  for (const [index, { text }] of lines.entries()) {
    const [, label, address, title = ''] = outside[index] ? (DEFINITION.exec(text) ?? []) : [];
    if (label !== undefined && address !== undefined && !addresses.has(keyOf(label)))
      addresses.set(keyOf(label), address + title);
  }
  if (addresses.size === 0) return [...lines];
  const used = new Set<string>();
  const resolved = lines.map((line, index) => {
    if (!outside[index] || DEFINITION.test(line.text)) return line;
    const text = line.text.replace(USE, (whole, sign: string, words: string, label?: string) => {
      const key = keyOf(label || words);
      const address = addresses.get(key);
      if (address === undefined) return whole;
      used.add(key);
      return `${sign}[${words}](${address})`;
    });
    return { ...line, text };
  });
  return resolved.map((line, index) => {
    const label = outside[index] ? DEFINITION.exec(line.text)?.[1] : undefined;
    return label !== undefined && used.has(keyOf(label)) ? { ...line, text: '' } : line;
  });
}

function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

function outsideFences(lines: readonly SourceLine[]): boolean[] {
  let isInside = false;
  return lines.map(({ text }) => {
    const isFence = /^\s*(?:```|~~~)/.test(text);
    if (isFence) isInside = !isInside;
    return !isFence && !isInside;
  });
}
