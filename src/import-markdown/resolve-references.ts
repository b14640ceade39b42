import { fenced } from './fenced.ts';
import type { SourceLine } from './source-line.ts';

const DEFINITION =
  /^ {0,3}\[([^\]^][^\]]*)\]:\s*<?([^\s<>]+)>?(\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*$/;
const FOOTNOTE = /^ {0,3}\[\^([^\]]+)\]:\s+(\S.*)$/;
/** A use of one, or code, in which brackets mean nothing. */
const USE = /`[^`]*`|(!?)\[([^\][]+)\](?:\[([^\][]*)\])?(?![[(:])/g;

/**
 * Links by reference (`[text][label]`) with their addresses in place: parts of a document go to
 * different places of a model, and the line that says where a label leads to only to one.
 */
export function resolveReferences(source: readonly SourceLine[]): SourceLine[] {
  const lines = inlineFootnotes(source);
  const addresses = new Map<string, string>();
  const outside = fenced(lines).map(({ isCode }) => !isCode);
  for (const [index, { text }] of lines.entries()) {
    const [, label, address, title = ''] = outside[index] ? (DEFINITION.exec(text) ?? []) : [];
    if (label !== undefined && address !== undefined && !addresses.has(keyOf(label)))
      addresses.set(keyOf(label), address + title);
  }
  if (addresses.size === 0) return [...lines];
  const used = new Set<string>();
  const resolved = lines.map((line, index) => {
    if (!outside[index] || DEFINITION.test(line.text)) return line;
    const text = line.text.replace(USE, (whole, sign = '', words = '', label = '') => {
      const key = keyOf(label || words);
      const address = addresses.get(key);
      if (words === '' || address === undefined) return whole;
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

/** Footnotes of one line where they are referred to, in brackets: once, else they stay. */
function inlineFootnotes(lines: readonly SourceLine[]): readonly SourceLine[] {
  const outside = fenced(lines).map(({ isCode }) => !isCode);
  const notes = new Map<string, string>();
  for (const [index, { text }] of lines.entries()) {
    const [, label = '', note = ''] = outside[index] ? (FOOTNOTE.exec(text) ?? []) : [];
    // What goes on below the line cannot stand in a sentence.
    const isWhole = !/^\s+\S/.test(lines[index + 1]?.text ?? '');
    if (label !== '' && isWhole && !notes.has(label)) notes.set(label, note.trim());
  }
  if (notes.size === 0) return lines;
  const used = new Set<string>();
  const inlined = lines.map((line, index) => {
    if (!outside[index] || FOOTNOTE.test(line.text)) return line;
    const text = line.text.replace(/`[^`]*`|\[\^([^\][]+)\]/g, (whole, label = '') => {
      const note = notes.get(label);
      if (note === undefined || used.has(label)) return whole;
      used.add(label);
      return ` (${note.replace(/\.$/, '')})`;
    });
    return { ...line, text };
  });
  return inlined.map((line, index) => {
    const label = outside[index] ? FOOTNOTE.exec(line.text)?.[1] : undefined;
    return label !== undefined && used.has(label) ? { ...line, text: '' } : line;
  });
}

function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
